namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>What a ledger that lies elsewhere does within the transaction of a write: it brings the rows that the batch may touch, and takes along what was written.</summary>
/// <param name="Bring">Given the batch's number, before anything is judged.</param>
/// <param name="Take">Given the batch's number, before the transaction ends; what it throws undoes the write.</param>
sealed record Carriage(Action<int> Bring, Action<int> Take);
