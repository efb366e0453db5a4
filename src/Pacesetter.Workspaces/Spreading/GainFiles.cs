using System.Globalization;
using Pacesetter.Workspaces.Ingesting.Columns;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Reads who may learn from whom, with what gain, and how many each mentor takes, from two plain files.</summary>
static class GainFiles
{
    /// <exception cref="RefusalException">A pair or mentor stands twice, a mentor has no capacity, or it is not whole.</exception>
    public static ExchangePairs Read(string gains, string capacity, CancellationToken cancel)
    {
        Dictionary<string, int> room = Capacities(capacity, cancel);
        AskedColumn learner = new("learner", "learner", false), mentor = new("mentor", "mentor", false), gain = new("gain", "gain", true, Empty.Stays);
        ColumnValues values = ColumnFile.Read(gains, [learner, mentor, gain], cancel);
        (int[] rows, string[] learners) = values.Levels(learner);
        string[] mentors = [.. room.Keys];
        Dictionary<string, int> places = mentors.Select((name, i) => (name, i)).ToDictionary(it => it.name, it => it.i, StringComparer.Ordinal);
        var seen = new HashSet<(int, int)>();
        var pairs = new List<ExchangePair>(values.Rows);
        string?[] columns = values.Texts(mentor);
        double[] numbers = values.Numbers(gain);
        for (int i = 0; i < values.Rows; i++)
        {
            string name = columns[i]!;
            if (!places.TryGetValue(name, out int place))
            {
                throw new RefusalException(RefusalKind.Failed, "capacity_missing", $"The mentor {name} has no capacity.", "Give every mentor of the gains a row in the file of capacities; 0 for none.");
            }

            if (!seen.Add((rows[i], place)))
            {
                throw new RefusalException(RefusalKind.Failed, "pair_twice", $"Learner {learners[rows[i]]} and mentor {name} stand twice in the gains.", "Give one gain a pair.");
            }

            pairs.Add(new(rows[i], place, numbers[i]));
        }

        return pairs.Count > 0 ? new(learners, mentors, [.. room.Values], pairs)
            : throw new RefusalException(RefusalKind.Failed, "pairs_missing", "The file of gains holds no pair.", "Give it rows of learner, mentor, gain.");
    }

    static Dictionary<string, int> Capacities(string file, CancellationToken cancel)
    {
        AskedColumn mentor = new("mentor", "mentor", false), capacity = new("capacity", "capacity", true);
        ColumnValues values = ColumnFile.Read(file, [mentor, capacity], cancel);
        var room = new Dictionary<string, int>(StringComparer.Ordinal);
        string?[] names = values.Texts(mentor);
        double[] numbers = values.Numbers(capacity);
        for (int i = 0; i < values.Rows; i++)
        {
            int whole = Math.Floor(numbers[i]) == numbers[i] && Math.Abs(numbers[i]) <= int.MaxValue ? (int)numbers[i]
                : throw new RefusalException(RefusalKind.Failed, "capacity_not_whole", string.Create(CultureInfo.InvariantCulture, $"Mentor {names[i]} takes {numbers[i]}."), "A capacity is a whole number of learners.");
            if (!room.TryAdd(names[i]!, whole))
            {
                throw new RefusalException(RefusalKind.Failed, "mentor_twice", $"Mentor {names[i]} stands twice in the capacities.", "Give one capacity a mentor.");
            }
        }

        return room;
    }
}
