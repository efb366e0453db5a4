namespace Pacesetter.Workspaces.Ledger;

/// <summary>A ledger that keeps what was worked out of it until something is appended or taken back.</summary>
interface IDerivesAnswers
{
    /// <summary>Something worked out of the ledger, remembered like its answers.</summary>
    /// <param name="question">What tells it from others; compared by value.</param>
    /// <param name="work">Works it out.</param>
    /// <param name="size">How many rows it is worth.</param>
    Task<T> Derived<T>(object question, Func<Task<T>> work, Func<T, int> size);

    /// <summary>The same of a ledger that may remember nothing.</summary>
    static Task<T> Of<T>(ILedger ledger, object question, Func<Task<T>> work, Func<T, int> size) =>
        ledger is IDerivesAnswers remembering ? remembering.Derived(question, work, size) : work();
}
