using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace Pacesetter.CurrentClickHouse;

/// <summary>The ClickHouse engine as a library, in this process. It answers one question at a time.</summary>
sealed partial class Library : IDisposable
{
    const string Name = "chdb";

    readonly nint connection;

    /// <summary>Loads the library and opens the data of a directory.</summary>
    /// <param name="file">The library.</param>
    /// <param name="directory">Where it keeps its data.</param>
    /// <param name="configuration">A server's configuration: the clusters it knows.</param>
    /// <exception cref="InvalidOperationException">It does not open.</exception>
    public Library(string file, string directory, string configuration)
    {
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == Name ? NativeLibrary.Load(file) : 0);
        string[] arguments = ["clickhouse", $"--path={directory}", $"--config-file={configuration}"];
        connection = chdb_connect(arguments.Length, arguments);
        if (connection == 0)
        {
            throw new InvalidOperationException($"{file} does not open {directory}.");
        }
    }

    /// <summary>Asks, and gives the rows in a format.</summary>
    /// <exception cref="EngineException">The engine refuses it.</exception>
    public unsafe byte[] Ask(ReadOnlySpan<byte> sql, string format)
    {
        byte[] form = Encoding.ASCII.GetBytes(format);
        fixed (byte* text = sql)
        fixed (byte* named = form)
        {
            // What it gives is a place that holds the connection.
            nint result = chdb_query_n(Marshal.ReadIntPtr(connection), text, (nuint)sql.Length, named, (nuint)form.Length);
            try
            {
                return Marshal.PtrToStringUTF8(chdb_result_error(result)) is { } error
                    ? throw new EngineException(error)
                    : new ReadOnlySpan<byte>((void*)chdb_result_buffer(result), checked((int)chdb_result_length(result))).ToArray();
            }
            finally
            {
                chdb_destroy_query_result(result);
            }
        }
    }

    public void Dispose() => chdb_close_conn(connection);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint chdb_connect(int count, string[] arguments);

    [LibraryImport(Name)]
    private static unsafe partial nint chdb_query_n(nint connection, byte* sql, nuint length, byte* format, nuint formatLength);

    [LibraryImport(Name)]
    private static partial nint chdb_result_buffer(nint result);

    [LibraryImport(Name)]
    private static partial nuint chdb_result_length(nint result);

    [LibraryImport(Name)]
    private static partial nint chdb_result_error(nint result);

    [LibraryImport(Name)]
    private static partial void chdb_destroy_query_result(nint result);

    [LibraryImport(Name)]
    private static partial void chdb_close_conn(nint connection);
}

/// <summary>What the engine says against a question, in its own words.</summary>
sealed class EngineException(string message) : Exception(message);
