using Pacesetter.Workspaces.Jobs;

namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>An upload, what was found of it, and what runs for it.</summary>
/// <param name="Upload">The upload.</param>
/// <param name="State">How far it is.</param>
/// <param name="Found">What a trial found under the present mapping, or null.</param>
/// <param name="Totals">What the totals should come to beside what they do.</param>
/// <param name="Result">What became of it in the ledger, or null.</param>
/// <param name="Job">What was asked for it last since it was mapped, or null.</param>
/// <param name="Until">When it is forgotten.</param>
public sealed record UploadAnswer(Upload Upload, UploadState State, ImportAnswer? Found, IReadOnlyList<ControlTotal> Totals, ImportAnswer? Result, ShowJob.Answer? Job, DateTimeOffset Until);

/// <summary>A total that whoever brought a file expects, beside that of the file and that of the rows which are good.</summary>
/// <param name="Column">The column, or <c>rows</c>.</param>
/// <param name="Expected">What it should come to.</param>
/// <param name="Source">What it comes to in the file.</param>
/// <param name="Ledger">What it comes to in the rows that go in.</param>
public sealed record ControlTotal(string Column, decimal Expected, decimal? Source, decimal? Ledger)
{
    public bool Agrees => Expected == Source && Expected == Ledger;
}
