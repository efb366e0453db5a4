namespace Pacesetter.Workspaces.UseCases;

/// <summary>How far a long piece of work has come. A use case reports it to the <c>IProgress&lt;Advance&gt;</c> it was built with.</summary>
/// <param name="Task">What is being done: <c>reading work.csv</c>.</param>
/// <param name="Done">How much is done, in any unit.</param>
/// <param name="Total">How much there is, or null where that is not known.</param>
public readonly record struct Advance(string Task, long Done, long? Total = null);
