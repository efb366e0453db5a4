using System.Runtime.CompilerServices;
using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>The levels of a cell, one number a factor.</summary>
[InlineArray(Most)]
struct FairPlaces
{
    /// <summary>As many as there are factors.</summary>
    public const int Most = 7;

    int first;
}

/// <summary>A cell of the ledger with its codes as numbers: 128 bytes, in memory as on disk.</summary>
struct FairCell
{
    public FairPlaces Levels;

    public LogMoments Log;

    public RateMoments Rate;
}
