namespace Pacesetter.Web.Browsing;

/// <summary>A file that a page gives out.</summary>
/// <param name="Name">What it is called where it is kept.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Text">Its content.</param>
public sealed record GivenFile(string Name, string Type, string Text);
