namespace Pacesetter.Cli.Running;

/// <summary>The values a use case is built from, by type; what is owned is disposed with it, last first.</summary>
sealed class Supplies : IAsyncDisposable
{
    readonly Dictionary<Type, object> _values = [];
    readonly Stack<object> _owned = [];

    /// <summary>Offers a value under the type a constructor asks for.</summary>
    public Supplies Add<T>(T value)
        where T : notnull
    {
        _values[typeof(T)] = value;
        return this;
    }

    /// <summary>Disposes the value at the end of the command.</summary>
    public T Own<T>(T value)
        where T : notnull
    {
        _owned.Push(value);
        return value;
    }

    /// <exception cref="ArgumentException">Nothing was offered under that type.</exception>
    public object Resolve(Type type) =>
        _values.TryGetValue(type, out object? value) ? value : throw new ArgumentException($"A use case asks for {type}, which the program does not supply.");

    public async ValueTask DisposeAsync()
    {
        while (_owned.TryPop(out object? value))
        {
            if (value is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync();
            }
            else
            {
                (value as IDisposable)?.Dispose();
            }
        }
    }
}
