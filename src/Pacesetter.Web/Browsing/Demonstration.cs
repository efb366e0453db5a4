namespace Pacesetter.Web.Browsing;

/// <summary>Whether the server runs to be tried out, so that anybody may come in with any role.</summary>
/// <param name="On">Whether it does.</param>
sealed record Demonstration(bool On);
