using Microsoft.EntityFrameworkCore;
using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>What somebody may be told of: units whose limits they may ask for, entries that they see, at the roles they hold now.</summary>
sealed class AlertReach(Workspace workspace, Actor actor)
{
    readonly Entries entries = new(workspace, actor);
    readonly Dictionary<(Noun, string), Entry?> known = [];
    UnitTree? tree;

    public Facts Facts => field ??= entries.Facts();

    /// <summary>The units of the workspace.</summary>
    public async Task<UnitTree> Units(CancellationToken cancel) => tree ??= await UnitTree.Read(workspace.Ledger, cancel);

    /// <summary>Whether they may ask for the limits of a unit, as <c>measure alarms</c> has it.</summary>
    public async Task<bool> SeesUnit(string unit, CancellationToken cancel)
    {
        UnitTree units = await Units(cancel);
        return units.Find(unit) is not null && (actor.Reach.IsWhole || actor.Reach.SeesAt([.. units.From(unit).Select(it => it.Code)]).HasFlag(DataClass.Team));
    }

    public bool SeesEntry(Noun noun, Entry entry) => entries.Sees(noun, entry, Facts);

    /// <summary>Reads the entries that alerts tell of, with one question a noun.</summary>
    public async Task Read(IEnumerable<Alert> alerts, CancellationToken cancel)
    {
        foreach (IGrouping<string, Alert> group in alerts.GroupBy(it => it.Noun, StringComparer.Ordinal))
        {
            if (Nouns.Find(group.Key) is { } noun)
            {
                string[] ids = [.. group.Select(it => it.Subject).Distinct()];
                foreach (Entry entry in await ((IQueryable<Entry>)Facts.Source(noun.Type)).Where(it => ids.Contains(it.Id)).ToListAsync(cancel))
                {
                    known[(noun, entry.Id)] = SeesEntry(noun, entry) ? entry : null;
                }
            }
        }
    }

    /// <summary>The entry of an alert that was <see cref="Read"/>; null where it tells of none, or of one that they do not see.</summary>
    public Entry? EntryOf(Alert alert) => Nouns.Find(alert.Noun) is { } noun ? known.GetValueOrDefault((noun, alert.Subject)) : null;

    /// <summary>Whether an alert that was <see cref="Read"/> still tells of what they see.</summary>
    public async Task<bool> Sees(Alert alert, CancellationToken cancel) => alert.Noun == Alert.OfUnit ? await SeesUnit(alert.Subject, cancel) : EntryOf(alert) is not null;
}
