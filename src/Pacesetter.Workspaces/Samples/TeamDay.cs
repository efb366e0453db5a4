namespace Pacesetter.Workspaces.Samples;

/// <summary>A team's day: who is there, who works with whom at what, and what comes of it.</summary>
/// <param name="plant">The plant.</param>
/// <param name="attendance">Where attendance goes.</param>
/// <param name="work">Where work goes.</param>
sealed class TeamDay(Plant plant, AttendanceFile attendance, WorkFile work)
{
    readonly List<WorkingDay> present = [];
    Chance chance;
    Team team = null!;
    double teamPace;
    int day;
    int shift;
    short state;

    /// <summary>What a week brings a team by chance, in log points.</summary>
    public static double Luck(int seed, Team team, int week) => Chance.Of(seed, Lot.TeamWeek, team.Index, week).Normal(0.03);

    public void Run(Team of, int on)
    {
        team = of;
        day = on;
        shift = plant.Days.Shift(team, day);
        chance = Chance.Of(plant.Seed, Lot.TeamDay, team.Index, day);
        teamPace = Luck(plant.Seed, team, plant.Days.Week(day)) + Plant.ShiftEffects[shift];
        Gather();
        if (team.Line && present.Count >= 6 && chance.Yes(0.35))
        {
            ReportByLine(3);
        }

        FormCrews(chance.Round(present.Count * 0.36));
        for (int i = 0; i < present.Count; i++)
        {
            WorkAlone(present[i]);
        }
    }

    void Gather()
    {
        present.Clear();
        int overtime = chance.Yes(0.04) ? 40 : 0;
        int week = plant.Days.Week(day);
        foreach (Spell spell in plant.Workforce.Of(team))
        {
            Person person = spell.Person;
            if (!spell.Covers(day) || person.OnLeave(day) || chance.Yes(0.045))
            {
                continue;
            }

            int steps = Step.ShiftLength + overtime - (chance.Yes(0.02) ? 40 : 0);
            attendance.Add(new(person.Index, (short)day, (short)shift, (short)ShiftStart, (short)steps));
            double pace = person.Effect + person.Learning(day)
                + Chance.Of(plant.Seed, Lot.PersonWeek, person.Index, week).Normal(0.04);
            present.Add(WorkingDay.Cut(person, pace, steps, ref chance));
        }
    }

    int ShiftStart => 6 * 60 + shift * 8 * 60;

    // The last few present work as one line all day and the line reports, so that their hours are counted once.
    void ReportByLine(int heads)
    {
        int first = present.Count - heads;
        double pace = 0;
        int steps = int.MaxValue;
        for (int i = first; i < present.Count; i++)
        {
            pace += present[i].Pace / heads;
            steps = Math.Min(steps, present[i].Attended);
        }

        present.RemoveRange(first, heads);
        int tickets = 4 + chance.Below(3);
        for (int i = 0; i < tickets; i++)
        {
            state = State();
            (WorkCentre centre, Job job) = Dispatch.Choose(plant, team, JobLot.Even, ref chance);
            int share = heads * (steps * 96 / 100 / tickets);
            WorkRow row = Row(work.NextRecord(), centre, job, share);
            row.Output = TicketOutput.Of(job, share, Pace(centre, job, pace), centre.ScrapFactor, ref chance);
            row.Person = -1;
            row.Heads = (short)heads;
            work.Add(row);
        }
    }

    void FormCrews(int crews)
    {
        for (int crew = 0; crew < crews && present.Count > 1; crew++)
        {
            int hands = Math.Min(2 + chance.Below(3), present.Count);
            int first = chance.Below(present.Count);
            WorkAsCrew(first, hands);
        }
    }

    // People on one ticket share its output and have hours of their own.
    void WorkAsCrew(int first, int hands)
    {
        Span<int> members = stackalloc int[4];
        Span<int> hours = stackalloc int[4];
        int count = 0, total = 0;
        double weighted = 0;
        for (int i = 0; i < hands; i++)
        {
            int index = (first + i) % present.Count;
            WorkingDay member = present[index];
            if (member.Person.TwoMachines || !member.HasTicket)
            {
                continue;
            }

            members[count] = index;
            hours[count] = member.Take(ref chance);
            present[index] = member;
            total += hours[count];
            weighted += hours[count] * member.Pace;
            count++;
        }

        if (count == 0)
        {
            return;
        }

        state = State();
        (WorkCentre centre, Job job) = Dispatch.Choose(plant, team, JobLot.Even, ref chance);
        Output output = TicketOutput.Of(job, total, Pace(centre, job, weighted / total), centre.ScrapFactor, ref chance);
        int record = work.NextRecord();
        for (int i = 0; i < count; i++)
        {
            WorkRow row = Row(record, centre, job, hours[i]);
            WorkingDay member = present[members[i]];
            row.Person = member.Person.Index;
            row.Output = output;
            Clock(ref row, member.Used - hours[i]);
            work.Add(row);
        }
    }

    void WorkAlone(WorkingDay today)
    {
        Person person = today.Person;
        int off = today.Off;
        if (off > 0 && (!today.HasTicket || chance.Yes(0.5)))
        {
            work.Add(OffQuota(today));
            off = 0;
        }

        while (today.HasTicket)
        {
            int begun = today.Used + (today.Off - off);
            int steps = today.Take(ref chance);
            (WorkCentre centre, Job job) = Dispatch.Choose(plant, team, person.Jobs, ref chance);
            WorkRow row = Ticket(person, centre, job, steps, today.Pace);
            if (off > 0)
            {
                row.OffSteps = (short)off;
                row.OffCause = OffCause();
                off = 0;
            }

            Clock(ref row, begun);
            if (person.TwoMachines && chance.Yes(0.7))
            {
                ServeSecond(row, centre, today.Pace);
            }

            work.Add(row);
        }
    }

    // The second machine runs over the same clock time: the person is there once.
    void ServeSecond(WorkRow first, WorkCentre centre, double pace)
    {
        (WorkCentre other, Job job) = Dispatch.Choose(plant, team, JobLot.Even, ref chance);
        if (other == centre)
        {
            return;
        }

        WorkRow row = Row(work.NextRecord(), other, job, first.Steps);
        row.Person = first.Person;
        row.Start = first.Start;
        row.End = (short)((first.Start + first.Steps * Step.Minutes) % 1440);
        row.Output = TicketOutput.Of(job, first.Steps, Pace(other, job, pace + Plant.SecondMachine), other.ScrapFactor, ref chance);
        work.Add(row);
    }

    WorkRow Ticket(Person person, WorkCentre centre, Job job, int steps, double pace)
    {
        state = State();
        WorkRow row = Row(work.NextRecord(), centre, job, steps);
        row.Person = person.Index;
        double total = Pace(centre, job, pace) + (person.TwoMachines ? Plant.SecondMachine : 0);
        row.Output = TicketOutput.Of(job, steps, total, centre.ScrapFactor * person.ScrapFactor, ref chance);
        return row;
    }

    WorkRow OffQuota(in WorkingDay today)
    {
        state = State();
        WorkRow row = Row(work.NextRecord(), null, null, 0);
        row.Person = today.Person.Index;
        row.OffSteps = (short)today.Off;
        row.OffCause = OffCause();
        Clock(ref row, today.Used);
        return row;
    }

    WorkRow Row(int record, WorkCentre? centre, Job? job, int steps) => new()
    {
        Record = record,
        Day = (short)day,
        Shift = (short)shift,
        Start = -1,
        End = -1,
        Team = (short)team.Index,
        WorkCentre = (short)(centre?.Index ?? -1),
        Operation = (short)(job?.Operation.Index ?? -1),
        Output = job is null ? new(-1, -1, -1, -1) : default,
        Steps = (short)(job is null ? -1 : steps),
        OffCause = -1,
        Heads = -1,
        State = state,
    };

    void Clock(ref WorkRow row, int begun)
    {
        bool second = plant.Workforce.People[row.Person].TwoMachines;
        if (team.Department.Plan.Clocked || second)
        {
            int start = ShiftStart + begun * Step.Minutes;
            row.Start = (short)(start % 1440);
            row.End = (short)((start + (Math.Max((short)0, row.Steps) + row.OffSteps) * Step.Minutes) % 1440);
        }
    }

    double Pace(WorkCentre centre, Job job, double person) =>
        person + centre.Effect + teamPace + plant.Planted.On(team, job.Operation.Class.Family, day) + chance.Normal(0.1);

    short OffCause() => (short)chance.Below(Catalogue.OffCauses.Count);

    // The last days are still as entered; of the older ones a few are queried.
    short State() => (short)(day >= plant.Days.Count - 3 ? 1 : chance.Yes(0.002) ? 2 : 0);
}
