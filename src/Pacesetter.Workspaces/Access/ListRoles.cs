using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Tells who may what: the authorisation table and the life-cycles, role by role.</summary>
[UseCase("role", "list", "Who may what: what each role sees, which commands answer it, and which moves it makes", Examples = ["role list", "role list --json"])]
public sealed class ListRoles : IUseCase<ListRoles.Request, ListRoles.Answer>
{
    public Task<Answer> Run(Request request, CancellationToken cancel) => Task.FromResult(new Answer([.. RoleWords.Grantable.Select(Of)], Commands(Roles.Anybody), [.. Rights.Names.Where(it => Rights.Named(it)!.Roles == Roles.None)]));

    static RoleRow Of(Roles role) =>
        new(Words.Of(role), new Grant(role, Grant.Everywhere).Sees.HasFlag(DataClass.Named))
        {
            Commands = [.. Rights.Names.Where(it => Rights.Named(it)!.Roles is var roles && roles != Roles.Anybody && roles.HasFlag(role))],
            Moves = [.. Nouns.All.SelectMany(noun => noun.Moves.Where(it => it.Roles != Roles.Anybody && it.Roles.HasFlag(role)).Select(it => new RoleMove(noun.Key, it.From, it.To, it.Independent)))],
        };

    static string[] Commands(Roles roles) => [.. Rights.Names.Where(it => Rights.Named(it)!.Roles == roles)];

    public sealed record Request;

    /// <summary>Role by role, what everybody may ask, and what the owner alone may.</summary>
    public sealed record Answer(IReadOnlyList<RoleRow> Rows, IReadOnlyList<string> Everybody, IReadOnlyList<string> OwnerAlone);

    /// <summary>What a role may beyond everybody.</summary>
    /// <param name="Role">The role.</param>
    /// <param name="SeesPersons">Whether it sees figures of single persons in its units.</param>
    public sealed record RoleRow(string Role, bool SeesPersons)
    {
        public IReadOnlyList<string> Commands { get; init; } = [];

        public IReadOnlyList<RoleMove> Moves { get; init; } = [];
    }

    /// <summary>A move of a noun from one state to another, and whether only somebody not involved makes it.</summary>
    public sealed record RoleMove(string Noun, string From, string To, bool Independent);
}
