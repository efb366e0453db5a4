namespace Pacesetter.Workspaces.Planning;

/// <summary>What a series is expected to be, with intervals, and when it will have reached a goal.</summary>
public sealed record ForecastAnswer
{
    /// <summary>The method used.</summary>
    public required string Model { get; init; }

    /// <summary>Its parameters as fitted; of a combination those of its parts.</summary>
    public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>The past periods.</summary>
    public int Periods { get; init; }

    /// <summary>The last of them.</summary>
    public required string Last { get; init; }

    /// <summary>What was taken for the working calendar: <c>file</c>, <c>holidays_XX</c>, <c>weeks_from_DAY_cut_at_year_end</c>; null: every period counts as full.</summary>
    public string? Calendar { get; init; }

    /// <summary>How often the past was forecast again to size the intervals; 0: there was no room, they are the model's own.</summary>
    public int Origins { get; init; }

    public required IReadOnlyList<ForecastPoint> Points { get; init; }

    /// <summary>When the goal is reached; null where no goal was asked for.</summary>
    public CompletionAnswer? Completion { get; init; }
}

/// <summary>One period ahead.</summary>
public sealed record ForecastPoint(string Period, double Mean, double Lower80, double Upper80, double Lower95, double Upper95);

/// <summary>When a goal will have been reached: the first periods by whose end the chance is 10, 50, 80, 90 %; null where it is not within the horizon.</summary>
public sealed record CompletionAnswer(string? P10, string? P50, string? P80, string? P90)
{
    /// <summary>What is to be reached in all.</summary>
    public double Goal { get; init; }

    /// <summary>What counts as done.</summary>
    public double Done { get; init; }

    /// <summary><c>closed</c>, or <c>paths</c> whose parameters are drawn from what the data allow.</summary>
    public required string Method { get; init; }

    /// <summary>How many paths.</summary>
    public int Paths { get; init; }

    /// <summary>The origins of past forecasts by which the chances were corrected; null: they are the model's own.</summary>
    public int? Calibrated { get; init; }

    /// <summary>Why some of them are null: <c>beyond_horizon</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>The chance of being done by the end of each period.</summary>
    public required IReadOnlyList<CompletionChance> By { get; init; }
}

/// <summary>The chance of being done by the end of a period.</summary>
public sealed record CompletionChance(string Period, double Probability);
