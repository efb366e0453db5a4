using System.Globalization;
using System.Text;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Statistics.Resampling;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Acceptance.Tests.Measuring;

public sealed class FairCalibrationTests
{
    const int Persons = 1500;
    const int Records = 6;

    // From tickets over the ledger's cells to the index. 3,000 intervals, s.d. 0.4 %: 93.5 % to 96.5 % is nearly four of them to each side.
    [Fact]
    public async Task Intervals_of_the_fair_index_hold_the_truth_as_often_as_they_say()
    {
        int covered = 0;
        for (ulong seed = 1; seed <= 2; seed++)
        {
            var random = new RandomSequence(seed, 5);
            using var shop = new Shop();
            double[] truth = Import(shop, random);
            FairAnswer answer = await new MeasureFair(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace))).Run(new(), TestContext.Current.CancellationToken);
            FairRow[] rows = [.. answer.Rows.Where(row => row.Factor == "person")];
            Assert.Equal(Persons, rows.Length);
            Assert.Equal(0.15 * 0.15, answer.Variance["person"], 0.003);
            covered += rows.Count(row => Math.Abs(Math.Log(row.Index!.Value) - truth[int.Parse(row.Level![1..], CultureInfo.InvariantCulture)]) < 1.959964 * row.StandardError!.Value);
        }

        Assert.InRange(covered / (2.0 * Persons), 0.935, 0.965);
    }

    // Ten operations, six machines; every piece is worth a minute, so that fulfilment is what the effects make it.
    static double[] Import(Shop shop, RandomSequence random)
    {
        double[] persons = Normals(Persons, 0.15), operations = Normals(10, 0.2), machines = Normals(6, 0.1);
        shop.Import("people", "person,team,from\n" + string.Concat(Enumerable.Range(0, Persons).Select(i => $"w{i},t,2025-01-01\n")));
        shop.Import("operations", "operation,name\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"o{i},Operation {i}\n")));
        shop.Import("units", "unit,parent,kind,name\n" + string.Concat(Enumerable.Range(0, 6).Select(i => $"c{i},s,work_centre,Machine {i}\n")));
        var csv = new StringBuilder("record,date,person,work_centre,operation,good,hours,minutes\n");
        for (int i = 0; i < Persons * Records; i++)
        {
            (int person, int operation, int machine, int hours) = (i % Persons, random.NextInt(10), random.NextInt(6), 1 + random.NextInt(8));
            double log = persons[person] + operations[operation] + machines[machine] + (0.4 / Math.Sqrt(hours) * random.NextNormal());
            csv.Append(CultureInfo.InvariantCulture, $"r{i},2025-03-{1 + (i / Persons):00},w{person},c{machine},o{operation},{60 * hours * Math.Exp(log):0.0000},{hours},1\n");
        }

        shop.Import("work", csv.ToString());
        return persons;

        double[] Normals(int count, double deviation) => [.. Enumerable.Range(0, count).Select(_ => deviation * random.NextNormal())];
    }
}
