namespace Pacesetter.Acceptance.Tests;

/// <summary>Data sets and reference outputs that lie beside the project; a test that needs one is skipped without it.</summary>
static class Shared
{
    public static string File(params string[] path)
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !System.IO.File.Exists(Path.Combine(at.FullName, "Pacesetter.slnx")))
        {
            at = at.Parent;
        }

        string file = Path.Combine([at!.Parent!.FullName, "shared", "data", .. path]);
        Assert.SkipUnless(System.IO.File.Exists(file), "shared data absent");
        return file;
    }
}
