using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Alerting;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Searching;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Registry;

/// <summary>Erases the name of a person. What was counted under the code stays, and tells of nobody any more.</summary>
[UseCase("erase", null, "Erase the name of a person who has left; what was counted stays, under the code alone", Examples =
[
    "erase P0001 --why \"left, asked for it\"",
])]
public sealed class ErasePerson(Workspace workspace, Actor actor) : IUseCase<ErasePerson.Request, ErasePerson.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        RegistryContext registry = workspace.Registry;
        PersonName name = await registry.Names.FindAsync([request.Person], cancel)
            ?? throw new RefusalException(RefusalKind.Failed, "name_unknown", $"No name is kept of {request.Person}.", "It was erased before, or never given.");
        if (registry.Database.IsSqlite())
        {
            // Otherwise the name stays readable in the free pages of the file. The setting is the connection's, so it stays open.
            await registry.Database.OpenConnectionAsync(cancel);
            await registry.Database.ExecuteSqlAsync($"PRAGMA secure_delete = ON", cancel);
        }

        Found[] mentions = [.. new[] { name.Name, name.NameZh }.OfType<string>().SelectMany(text => workspace.Search.Find(text, SearchIndex.MostResults, [])).DistinctBy(it => (it.Noun, it.Id))];
        registry.Names.Remove(name);
        await AlertBook.Forget(registry, await registry.Accounts.Where(it => it.Person == request.Person).Select(it => it.Id).ToListAsync(cancel), cancel);
        await workspace.Audit.Append(
            new Act("erase", "people", request.Person)
            {
                Detail = new Dictionary<string, object?> { ["why"] = Act.Fingerprint(request.Why ?? "") },
            }.By(actor),
            cancel);
        if (registry.Database.IsSqlite())
        {
            await (registry.Database.CurrentTransaction is null ? Forget() : Later());
        }

        return new(request.Person, "Backups and exports made before still hold the name.", [.. mentions.Select(it => new Mention(it.Noun, it.Id, it.Extract))]);

        Task Later()
        {
            registry.Afterwards.Add(Forget);
            return Task.CompletedTask;
        }

        // The log holds the pages as they were.
        async Task Forget()
        {
            await registry.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", cancel);
            await registry.Database.CloseConnectionAsync();
        }
    }

    public sealed record Request
    {
        [Field("The person's code", Argument = true, Value = "PERSON")]
        public required string Person { get; init; }

        [Field("Why", Value = "TEXT")]
        public string? Why { get; init; }
    }

    /// <summary>What was erased, and where the name may still stand in a text that somebody wrote.</summary>
    public sealed record Answer(string Person, string Remains, IReadOnlyList<Mention> Rows);

    /// <summary>An entry whose text holds the name.</summary>
    public sealed record Mention(string Noun, string Id, string Extract);
}
