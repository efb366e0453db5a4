using Pacesetter.Acceptance.Tests.House;

namespace Pacesetter.Acceptance.Tests.Approving;

/// <summary>Compares a text with the approved one that stands in this folder. Run with APPROVE=1 to approve what is there now; the commit shows the change.</summary>
static class Approved
{
    public static void Match(string text, string name) =>
        Match(text, Path.Combine(Sources.Root, "tests", "Pacesetter.Acceptance.Tests", "Approving", $"{name}.approved.txt"), Environment.GetEnvironmentVariable("APPROVE") == "1");

    internal static void Match(string text, string file, bool approve)
    {
        string now = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (approve)
        {
            File.WriteAllText(file, now);
        }

        string[] was = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n') : [];
        string[] gone = [.. was.Except(now.Split('\n')).Select(line => "- " + line)], come = [.. now.Split('\n').Except(was).Select(line => "+ " + line)];
        Assert.True(was.SequenceEqual(now.Split('\n')), $"{file} differs:\n{string.Join('\n', gone.Concat(come).Take(60))}\nIf that is meant: APPROVE=1 ./test --filter approved");
    }
}
