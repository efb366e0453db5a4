namespace Pacesetter.Workspaces.Ingesting.Columns;

/// <summary>What is kept of an empty cell.</summary>
enum Empty
{
    /// <summary>The row is left out, and counted.</summary>
    LeavesTheRowOut,

    /// <summary>The row stays: NaN for a number, null for a text.</summary>
    Stays,
}

/// <summary>A column of a plain file that an option asks for: a header, or else a scalar expression over the file's columns.</summary>
/// <param name="Option">The option, without dashes, for messages.</param>
/// <param name="Text">The header or the expression.</param>
/// <param name="Number">It holds numbers, not texts.</param>
/// <param name="Empty">What becomes of its empty cells.</param>
sealed record AskedColumn(string Option, string Text, bool Number, Empty Empty = Empty.LeavesTheRowOut);
