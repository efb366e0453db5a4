using Microsoft.AspNetCore.DataProtection;

namespace Pacesetter.Web.Signing;

/// <summary>The keys, in the workspace's folder, that prove forms and seal what must be readable again. The server and the command line have them in common.</summary>
static class FormKeys
{
    public const string Application = "pacesetter";

    public static DirectoryInfo Of(string workspace) => Directory.CreateDirectory(Path.Combine(workspace, "form-keys"));

    public static IDataProtectionProvider Provider(string workspace) => DataProtectionProvider.Create(Of(workspace), it => it.SetApplicationName(Application));
}
