using System.Reflection;
using System.Text.RegularExpressions;

namespace Pacesetter.Acceptance.Tests.House;

/// <summary>The page on security names tests; each of them is there.</summary>
public sealed partial class SecurityPageTests
{
    [Fact]
    public void Every_test_that_the_page_names_exists()
    {
        string page = File.ReadAllText(Path.Combine(Sources.Root, "docs", "security.md"));
        HashSet<string> tests = [.. typeof(SecurityPageTests).Assembly.GetTypes().SelectMany(type => type.GetMethods().Where(it => it.GetCustomAttributes<FactAttribute>().Any()).Select(it => $"{type.Name}.{it.Name}"))];
        string[] named = [.. Named().Matches(page).Select(it => it.Groups[1].Value).Distinct()];
        Assert.Empty(named.Except(tests));
        Assert.True(named.Length > 30, $"only {named.Length} tests are named");
    }

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex Named();
}
