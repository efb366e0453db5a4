namespace Pacesetter.Workspaces.Ledger;

/// <summary>Answers by their questions, those asked for last, up to so many rows. Whoever uses it lets one in at a time.</summary>
/// <param name="mostOfOne">A larger answer is not kept.</param>
/// <param name="mostOfAll">The rows of all.</param>
sealed class AnswerPool(int mostOfOne, int mostOfAll)
{
    readonly Dictionary<object, LinkedListNode<Kept>> known = [];

    // What was asked for last stands last.
    readonly LinkedList<Kept> order = new();
    int rows;

    /// <summary>Whether an answer is kept, and the answer, which may itself be null.</summary>
    public bool TryRecall<T>(object question, out T answer)
    {
        if (!known.TryGetValue(question, out LinkedListNode<Kept>? node))
        {
            answer = default!;
            return false;
        }

        order.Remove(node);
        order.AddLast(node);
        answer = (T)node.Value.Answer!;
        return true;
    }

    /// <summary>Keeps an answer worth so many rows, and lets go of what nobody asked for the longest.</summary>
    public void Keep(object question, object? answer, int size)
    {
        if (size > mostOfOne || known.ContainsKey(question))
        {
            return;
        }

        known.Add(question, order.AddLast(new Kept(question, answer, size + 1)));
        rows += size + 1;
        while (rows > mostOfAll && order.First is { } idle)
        {
            order.RemoveFirst();
            known.Remove(idle.Value.Question);
            rows -= idle.Value.Rows;
        }
    }

    public void Clear()
    {
        known.Clear();
        order.Clear();
        rows = 0;
    }

    readonly record struct Kept(object Question, object? Answer, int Rows);
}
