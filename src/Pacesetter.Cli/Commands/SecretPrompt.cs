using System.Text;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Commands;

/// <summary>Reads what nobody should see: from a terminal without showing it, twice, or the first line of standard input. Never from an argument, which others see in the list of processes.</summary>
static class SecretPrompt
{
    public static string Read(string what)
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? throw new RefusalException(RefusalKind.Usage, "secret_missing", "Standard input ended before the password.", "Write it as the first line of standard input.");
        }

        string first = Hidden($"{what}: "), second = Hidden("Again: ");
        return first == second ? first : throw new RefusalException(RefusalKind.Usage, "secret_differs", "The two are not the same.", "Try again.");
    }

    static string Hidden(string prompt)
    {
        Console.Error.Write(prompt);
        var text = new StringBuilder();
        for (ConsoleKeyInfo key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                text.Length = Math.Max(0, text.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                text.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return text.ToString();
    }
}
