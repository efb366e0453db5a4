using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Adds an account, or changes what is granted to it.</summary>
[UseCase("user", "grant", "Give an account roles for units, and add it where it is new", Examples =
[
    "user grant ann --person W0042 --roles team_lead@T12",
    "user grant bo --person W0007 --roles worker@T12 --roles quality@S1",
    "user grant terminal-3 --roles editor@S1",
])]
public sealed class GrantRoles(Workspace workspace, Actor actor) : IUseCase<GrantRoles.Request, AccountsAnswer>
{
    public async Task<AccountsAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Id.Length is 0 or > 100 || request.Id.Any(it => char.IsControl(it) || char.IsWhiteSpace(it)))
        {
            throw new RefusalException(RefusalKind.Usage, "account_malformed", "The name of an account has 1 to 100 characters and no blanks.", "Write: pacesetter user grant ann --person W0042 --roles team_lead@T12");
        }

        IReadOnlyList<Grant> grants = await Grants(workspace, request.Roles, cancel);
        Account? account = await workspace.Registry.Accounts.FindAsync([request.Id], cancel);
        if (account is not null && request.Person is not null && account.Person != request.Person)
        {
            throw new RefusalException(RefusalKind.Conflict, "account_is_anothers", $"The account {request.Id} is not {request.Person}'s.", "Give them an account of their own.");
        }

        if (account is null)
        {
            workspace.Registry.Accounts.Add(new Account { Id = request.Id, Person = request.Person, Grants = grants, CreatedAt = workspace.Clock.GetUtcNow() });
        }
        else
        {
            (account.Grants, account.ClosedAt) = (grants, null);
        }

        await workspace.Audit.Append(new Act("grant", "account", request.Id) { Detail = new Dictionary<string, object?> { ["roles"] = request.Roles } }.By(actor), cancel);
        return AccountsAnswer.Of(workspace.Registry);
    }

    /// <summary>The grants that words name.</summary>
    internal static async Task<IReadOnlyList<Grant>> Grants(Workspace workspace, IReadOnlyList<string> words, CancellationToken cancel)
    {
        var units = new HashSet<string>(StringComparer.Ordinal) { Grant.Everywhere };
        await foreach (IReadOnlyList<object?> row in workspace.Ledger.Rows(Tables.Units, new Scope(), cancel))
        {
            units.Add((string)row[0]!);
        }

        var grants = new List<Grant>();
        foreach (string word in words)
        {
            string[] parts = word.Split('@', 2);
            if (parts.Length != 2 || RoleWords.Granted(parts[0]) is not { } roles)
            {
                throw new RefusalException(RefusalKind.Usage, "role_unknown", $"'{word}' is no ROLE@UNIT.", $"Write ROLE@UNIT, or ROLE@* for the whole workspace, with one of: owner, {string.Join(", ", RoleWords.Grantable.Select(it => Words.Of(it)))}.");
            }

            if (!units.Contains(parts[1]))
            {
                throw new RefusalException(RefusalKind.Failed, "unit_unknown", $"The ledger knows no unit {parts[1]}.", "Import it with: pacesetter import units FILE");
            }

            grants.Add(new(roles, parts[1]));
        }

        return [.. grants.GroupBy(it => it.Unit, StringComparer.Ordinal).OrderBy(it => it.Key, StringComparer.Ordinal).Select(at => new Grant(at.Aggregate(Roles.None, (sum, it) => sum | it.Roles), at.Key))];
    }

    public sealed record Request
    {
        [Field("The account", Argument = true, Value = "ACCOUNT")]
        public required string Id { get; init; }

        [Field("The code of the person it belongs to; a program has none", Value = "PERSON")]
        public string? Person { get; init; }

        [Field("What it is granted, in place of what it was; ROLE@* is for the whole workspace", Value = "ROLE@UNIT")]
        public IReadOnlyList<string> Roles { get; init; } = [];
    }
}
