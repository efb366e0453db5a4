using Pacesetter.Workspaces.UseCases;
using Spectre.Console;

namespace Pacesetter.Cli.Running;

/// <summary>Draws what is reported on standard error, once work has taken long enough to be worth it, and clears it at the end.</summary>
sealed class ProgressBars(Terminal terminal, TimeProvider clock) : IProgress<Advance>, IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    readonly Lock _lock = new();
    readonly Dictionary<string, Advance> _latest = [];
    readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Task? _drawing;

    public void Report(Advance value)
    {
        lock (_lock)
        {
            _latest[value.Task] = value;
            _drawing ??= Task.Run(Draw);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _done.TrySetResult();
        Task? drawing;
        lock (_lock)
        {
            drawing = _drawing;
        }

        if (drawing is not null)
        {
            await drawing;
        }
    }

    async Task Draw()
    {
        if (await Ends(Patience))
        {
            return;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(terminal.Error) });
        console.Profile.Width = terminal.Width;
        await console.Progress().AutoClear(true).StartAsync(async context =>
        {
            var tasks = new Dictionary<string, ProgressTask>();
            do
            {
                Update(context, tasks);
            }
            while (!await Ends(Frame));
        });
    }

    void Update(ProgressContext context, Dictionary<string, ProgressTask> tasks)
    {
        lock (_lock)
        {
            foreach ((string name, Advance advance) in _latest)
            {
                if (!tasks.TryGetValue(name, out ProgressTask? task))
                {
                    task = context.AddTask(Markup.Escape(name));
                    tasks.Add(name, task);
                }

                task.IsIndeterminate = advance.Total is null;
                task.MaxValue = Math.Max(advance.Total ?? 1, 1);
                task.Value = advance.Total is null ? 0 : advance.Done;
            }
        }
    }

    async Task<bool> Ends(TimeSpan within)
    {
        await Task.WhenAny(_done.Task, Task.Delay(within, clock));
        return _done.Task.IsCompleted;
    }
}
