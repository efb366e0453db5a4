namespace Pacesetter.Workspaces.Spreading;

/// <summary>Remembers of each learner the partner who came nearest to being surely better, so that it can be said why there was none.</summary>
sealed class NearestHosts
{
    readonly Dictionary<string, Nearest> known = new(StringComparer.Ordinal);

    public void Saw(string learner, string host, string operation, double lower, int sharing)
    {
        if (!known.TryGetValue(learner, out Nearest? nearest) || lower > nearest.Lower)
        {
            known[learner] = new(host, operation, lower, sharing);
        }
    }

    /// <summary>Why the learners without any pair have none, by place.</summary>
    /// <param name="units">The learners by place.</param>
    /// <param name="paired">The places of those with a pair.</param>
    /// <param name="difference">How much more a host gets out of an hour than a learner, in log points.</param>
    /// <param name="declined">Whether the learner declined what the host shows.</param>
    public Dictionary<int, MatchWhyNot> Without(string[] units, HashSet<int> paired, Func<string, string, double> difference, Func<string, string, bool> declined) =>
        Enumerable.Range(0, units.Length).Where(i => !paired.Contains(i)).ToDictionary(i => i, i => known.GetValueOrDefault(units[i]) is not { } it
            ? new MatchWhyNot(units[i], "no_shared_work")
            : new(units[i], it.Lower <= 0 ? "not_told_apart" : declined(units[i], it.Host) ? "declined" : "taught_already") { Mentor = it.Host, Operation = it.Operation, Gap = difference(units[i], it.Host), GapLower = it.Lower, Sharing = it.Sharing });

    sealed record Nearest(string Host, string Operation, double Lower, int Sharing);
}
