using PublicApiGenerator;

namespace Pacesetter.Acceptance.Tests.Approving;

public sealed class PublicFaceTests
{
    static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    [Fact]
    public void The_public_face_of_the_statistics_is_as_approved() =>
        Approved.Match(typeof(Statistics.Assumptions.AssumptionException).Assembly.GeneratePublicApi(Options), "Pacesetter.Statistics");

    [Fact]
    public void The_public_face_of_the_domain_is_as_approved() =>
        Approved.Match(typeof(Panels.Period).Assembly.GeneratePublicApi(Options), "Pacesetter");

    [Fact]
    public void A_text_that_was_not_approved_fails_and_names_the_lines()
    {
        string file = Path.GetTempFileName();
        try
        {
            Approved.Match("one\ntwo", file, approve: true);
            Approved.Match("one\r\ntwo\r\n", file, approve: false);
            string said = Assert.ThrowsAny<Exception>(() => Approved.Match("one\nthree", file, approve: false)).Message;
            Assert.Contains("- two\n+ three", said, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
