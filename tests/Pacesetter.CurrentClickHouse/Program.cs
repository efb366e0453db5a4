using Pacesetter.CurrentClickHouse;

// LIBRARY DIRECTORY CONFIGURATION PORT: serves the engine of the library at a port of 127.0.0.1 until it is ended.
using var engine = new Library(args[0], args[1], args[2]);
var answers = new Interface(engine);
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
builder.WebHost.UseUrls($"http://127.0.0.1:{args[3]}").ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
await using WebApplication server = builder.Build();
server.MapFallback("{*any}", answers.Answer);
await server.RunAsync();
