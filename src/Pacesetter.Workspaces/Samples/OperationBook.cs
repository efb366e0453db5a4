using System.Globalization;

namespace Pacesetter.Workspaces.Samples;

/// <summary>An operation of the constructed company.</summary>
sealed record Operation(int Index, string Code, Wording Name, ClassPlan Class)
{
    /// <summary>How loose its first quota is: log points by which an average person exceeds it.</summary>
    public double Looseness { get; init; }

    /// <summary>True share of scrap.</summary>
    public double Scrap { get; init; }
}

/// <summary>An operation on a class of work centres: what it truly takes there.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Class">The class, as an index into the catalogue.</param>
/// <param name="Minutes">True minutes a unit at an average pace.</param>
/// <param name="SetupMinutes">True minutes a set-up, or 0.</param>
sealed record Job(Operation Operation, int Class, double Minutes, double SetupMinutes);

/// <summary>A revision of a quota.</summary>
sealed record QuotaRevision(Job Job, int Number, int? From, int? To)
{
    /// <summary>Empty where the quota holds on any class.</summary>
    public required string Class { get; init; }

    /// <summary>log(quota minutes ÷ true minutes), before the quota is rounded.</summary>
    public required double Looseness { get; init; }

    public required bool PerHour { get; init; }

    public required string Basis { get; init; }
}

/// <summary>All operations, the jobs of each class, and their quotas.</summary>
sealed class OperationBook
{
    readonly List<Job>[] jobs;
    readonly PlantDays days;

    public OperationBook(int seed, PlantDays days)
    {
        this.days = days;
        jobs = [.. Catalogue.Classes.Select(_ => new List<Job>())];
        Chance chance = Chance.Of(seed, Lot.Operations);
        for (int kind = 0; kind < Catalogue.Classes.Count; kind++)
        {
            for (int i = 0; i < Catalogue.Classes[kind].Operations; i++)
            {
                AddOperation(kind, i, ref chance);
            }
        }

        foreach (List<Job> list in jobs)
        {
            list.Sort((a, b) => (b.Operation.Looseness, a.Operation.Index).CompareTo((a.Operation.Looseness, b.Operation.Index)));
        }
    }

    public List<Operation> Operations { get; } = [];

    public List<QuotaRevision> Quotas { get; } = [];

    /// <summary>The jobs of a class, the loosest first.</summary>
    public IReadOnlyList<Job> JobsOf(int kind) => jobs[kind];

    void AddOperation(int kind, int number, ref Chance chance)
    {
        ClassPlan plan = Catalogue.Classes[kind];
        Wording part = Catalogue.Parts[number];
        Operation operation = new(
            Operations.Count,
            $"{plan.Verb.Code}-{(number + 1).ToString("D2", CultureInfo.InvariantCulture)}",
            new($"{plan.Verb.Word.English} {part.English}", plan.Verb.Word.Chinese + part.Chinese),
            plan)
        {
            Looseness = DrawLooseness(ref chance),
            Scrap = chance.Between(0.01, 0.04),
        };
        Operations.Add(operation);

        double minutes = chance.Between(plan.Minutes.Low, plan.Minutes.High);
        double setup = chance.Yes(0.5) ? 4 + chance.Below(14) : 0;
        Job job = new(operation, kind, minutes, setup);
        jobs[kind].Add(job);
        bool shared = number < plan.Shared;
        // Where an operation runs on two classes, each class has its quota: one quota for both would mislead.
        AddQuotas(job, shared || chance.Yes(0.1), ref chance);
        if (shared)
        {
            Job second = new(operation, kind + 1, minutes * chance.Between(0.6, 0.9), setup);
            jobs[kind + 1].Add(second);
            AddQuotas(second, true, ref chance);
        }
    }

    // About one quota in eight is loose (median fulfilment near 1.35) and one in eight tight (near 0.8).
    static double DrawLooseness(ref Chance chance) => chance.Below(8) switch
    {
        0 => 0.34 + chance.Normal(0.02),
        1 => -0.19 + chance.Normal(0.02),
        _ => 0.18 + chance.Normal(0.05),
    };

    void AddQuotas(Job job, bool byClass, ref Chance chance)
    {
        double looseness = job.Operation.Looseness;
        string basis = chance.Below(10) switch { < 5 => "studied", < 8 => "statistical", _ => "provisional" };
        QuotaRevision first = new(job, 1, null, null)
        {
            Class = byClass ? Catalogue.Classes[job.Class].Code : "",
            Looseness = looseness,
            PerHour = chance.Yes(0.2),
            Basis = looseness is > 0.3 or < -0.1 && basis == "studied" ? "statistical" : basis,
        };

        if (chance.Yes(0.3))
        {
            int from = days.Month(Math.Min(days.Months - 1, 3 + chance.Below(Math.Max(1, days.Months - 5))));
            Quotas.Add(first with { To = from - 1 });
            Quotas.Add(first with { Number = 2, From = from, Looseness = looseness - chance.Between(0.02, 0.08), Basis = "studied" });
        }
        else
        {
            Quotas.Add(first);
        }
    }
}
