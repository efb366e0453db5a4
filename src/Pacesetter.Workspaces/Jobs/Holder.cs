using System.Globalization;
using System.Security.Cryptography;

namespace Pacesetter.Workspaces.Jobs;

/// <summary>Who holds a lease or a job.</summary>
public static class Holder
{
    /// <summary>A name for others to see: the machine and the process, and since two of containers may have both in common, a number drawn now.</summary>
    public static string New() => string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}:{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}");
}
