using System.Diagnostics;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Recognising;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Benchmarks;

/// <summary>Fixed effects of plants that share nothing but their shifts, from a stream of cells: at once, or part by part. One way a process, since the peak of memory is a process's.</summary>
static class PartRuns
{
    /// <summary>Runs one way.</summary>
    /// <param name="way"><c>at-once</c>, or <c>parts</c>: as a selection reads them.</param>
    /// <param name="plants">Plants of 500 persons, 60 operations and 40 machines each.</param>
    /// <param name="cells">Cells of all together.</param>
    public static async Task Run(string way, int plants, int cells)
    {
        string directory = Directory.CreateTempSubdirectory("pacesetter-parts").FullName;
        using var watch = new Peak();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        (double read, string found) = way == "at-once" ? await AtOnce(new Drawn(plants, cells)) : await InParts(new Drawn(plants, cells), directory);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        Console.WriteLine($"| {plants} | {cells:N0} | {way} | {read:0.00} | {seconds:0.00} | {processor:0.00} | {watch.Most / 1e6:N0} | {found} |");
        Directory.Delete(directory, recursive: true);
    }

    static async Task<(double, string)> AtOnce(Drawn ledger)
    {
        long start = Stopwatch.GetTimestamp();
        FairCells cells = await FairCells.Read(ledger, new(), Factors.Usual(Factor.Person), CancellationToken.None);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, Said(() => FairEffects.Of(cells, together: false)));
    }

    static async Task<(double, string)> InParts(Drawn ledger, string directory)
    {
        long start = Stopwatch.GetTimestamp();
        using FairCellReader cells = await FairCellReader.Read(ledger, new(), (Factors.Usual(Factor.Person), new FairRoom(directory)), CancellationToken.None);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, Said(() => FairEffects.Of(cells, together: false)));
    }

    static string Said(Func<NoisyUnits> find)
    {
        try
        {
            NoisyUnits units = find();
            double effects = 0, errors = 0;
            for (int i = 0; i < units.Units.Count; i++)
            {
                effects += Math.Abs(units.Effects.Effects.Span[i]);
                errors += units.Effects.StandardErrors.Span[i];
            }

            return $"{units.Units.Count} persons, mean size of effect {effects / units.Units.Count:0.0000000000}, mean error {errors / units.Units.Count:0.0000000000}";
        }
        catch (RefusalException refused)
        {
            return "refused: " + refused.Id;
        }
    }

    // What the process holds, looked at twenty times a second: less what it held before.
    sealed class Peak : IDisposable
    {
        readonly Timer timer;

        public Peak() => timer = new(_ => Look(), null, 0, 50);

        public long Most { get; private set; }

        public void Dispose() => timer.Dispose();

        void Look()
        {
            using Process own = Process.GetCurrentProcess();
            Most = Math.Max(Most, own.WorkingSet64);
        }
    }

    /// <summary>A ledger that draws its cells as they are asked for and holds none.</summary>
    sealed class Drawn(int plants, int cells) : ILedger
    {
        const int Persons = 500, Operations = 60, Machines = 40;

        readonly string[][] codes = [Codes("p", plants * Persons), Codes("o", plants * Operations), Codes("m", plants * Machines), Codes("s", 3)];

        public async IAsyncEnumerable<Cell> RollUp(RollUp question, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
        {
            await Task.CompletedTask;
            var random = new Random(11);
            for (int i = 0; i < cells; i++)
            {
                int plant = random.Next(plants), shift = random.Next(3);
                (int person, int operation, int machine) = ((plant * Persons) + random.Next(Persons), (plant * Operations) + random.Next(Operations), (plant * Machines) + random.Next(Machines));
                double hours = 4 + (8 * random.NextDouble()), noise = random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
                double y = (0.0003 * (person % 997)) - (0.004 * (operation % 53)) + (0.003 * (machine % 37)) + (0.01 * shift) + (0.2 * noise), earned = hours * Math.Exp(y);
                yield return new()
                {
                    Person = codes[0][person], Operation = codes[1][operation], WorkCentre = codes[2][machine], Shift = codes[3][shift],
                    Log = new LogMoments(1, hours, Math.Log(hours), y, y * y, hours * y, hours * y * y),
                    Rate = new RateMoments(1, hours, Math.Log(hours), earned, earned * earned / hours),
                };
            }
        }

        public Task<AppendOutcome> Append(Batch batch, CancellationToken cancel) => throw new NotSupportedException();

        public Task<RowPage> Page(PageRequest request, CancellationToken cancel) => throw new NotSupportedException();

        public Task<BatchRecord> Forget(string batch, CancellationToken cancel) => throw new NotSupportedException();

        public Task<IReadOnlyList<BatchRecord>> Batches(CancellationToken cancel) => throw new NotSupportedException();

        public Task<Period?> Extent(CancellationToken cancel) => throw new NotSupportedException();

        static string[] Codes(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => $"{prefix}{i}")];
    }
}
