using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Pacesetter.Acceptance.Tests.Samples;
using Pacesetter.Web.Browsing;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>How often a page asks the registry, once what it shows of the ledger is known.</summary>
public sealed class QueryTests(ToldStory story) : IClassFixture<ToldStory>
{
    const int Most = 12;

    [Theory, InlineData("owner"), InlineData("team_lead"), InlineData("worker")]
    public async Task No_page_asks_the_registry_more_than_twelve_times(string role)
    {
        await using Booth booth = await Booth.Open(story.Workspace);
        using var visitor = new Visitor(booth.Address);
        await visitor.ComeInAs(role);
        string[] paths =
        [
            .. Site.All.Where(it => it.Method == "GET" && !it.Public && !it.Pattern.Contains('{', StringComparison.Ordinal)).Select(it => it.Pattern),
            .. await Cards(visitor, "practices"), .. await Cards(visitor, "adoptions"), .. await Cards(visitor, "goals"),
            .. await Cards(visitor, "conferences"), .. await Cards(visitor, "campaigns"), .. await Cards(visitor, "appeals"), .. await Cards(visitor, "mentorings"),
        ];
        using var asked = new AskedRegistry(story.Workspace.Settings.Directory);
        var seen = new List<string>();
        foreach (string path in paths)
        {
            if ((await visitor.Ready(path)).Status == HttpStatusCode.OK)
            {
                asked.Commands.Clear();
                await visitor.Get(path);
                seen.Add($"{asked.Commands.Count,3} {path}");
                Assert.True(asked.Commands.Count <= Most, $"{path} for {role}:\n{string.Join('\n', asked.Commands)}");
            }
        }

        Assert.True(seen.Count > 10, $"only {seen.Count} pages for {role}");
        Assert.True(seen.Exists(it => !it.StartsWith("  0", StringComparison.Ordinal)), "nothing was counted");
    }

    static async Task<IEnumerable<string>> Cards(Visitor visitor, string plural) =>
        System.Text.RegularExpressions.Regex.Matches((await visitor.Get($"/{plural}?view=table")).Text, $"href=\"(/{plural}/[^\"?/]+)\"").Select(it => it.Groups[1].Value).Where(it => !it.EndsWith("/new", StringComparison.Ordinal)).Distinct().Take(1);

    /// <summary>Counts what requests ask of one registry; rounds in the background have no request.</summary>
    sealed class AskedRegistry : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        readonly string directory;
        readonly ConcurrentBag<IDisposable> subscriptions = [];
        readonly ActivityListener requests = new() { ShouldListenTo = it => it.Name == "Pacesetter.Serving", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };

        public AskedRegistry(string directory)
        {
            this.directory = directory;
            ActivitySource.AddActivityListener(requests);
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public ConcurrentQueue<string> Commands { get; } = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Activity.Current is not null && value.Value is CommandExecutedEventData executed && executed.Connection.ConnectionString.Contains(directory, StringComparison.Ordinal))
            {
                Commands.Enqueue(executed.Command.CommandText.ReplaceLineEndings(" "));
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            requests.Dispose();
            foreach (IDisposable subscription in subscriptions)
            {
                subscription.Dispose();
            }
        }
    }
}
