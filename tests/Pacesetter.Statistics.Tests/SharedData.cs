namespace Pacesetter.Statistics.Tests;

/// <summary>Data sets and reference outputs that lie beside the project; a test that needs one is skipped without it.</summary>
static class SharedData
{
    public static string PathOf(string folder, string file)
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Pacesetter.slnx")))
        {
            at = at.Parent;
        }

        string path = Path.Combine(at!.Parent!.FullName, "shared", "data", folder, file);
        Assert.SkipUnless(File.Exists(path), "shared data absent");
        return path;
    }
}
