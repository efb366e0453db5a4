namespace Pacesetter.Acceptance.Tests.Planning;

/// <summary>Data that lies beside a clone and is not part of it.</summary>
static class Shared
{
    public static string File(string kind, string name)
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !System.IO.File.Exists(Path.Combine(at.FullName, "Pacesetter.slnx")))
        {
            at = at.Parent;
        }

        string path = Path.Combine(at!.Parent!.FullName, "shared", "data", kind, name);
        Assert.SkipUnless(System.IO.File.Exists(path), "shared data absent");
        return path;
    }
}
