using System.Text;
using ModelCompare.Fetching;
using ModelCompare.Worker.Fetching;
using Xunit;

namespace ModelCompare.Worker.Tests.Fetching;

public sealed class RecordingTests : IDisposable
{
    private static readonly Uri s_url = new("https://acme.example/prices?all=1");
    private static readonly DateTimeOffset s_at = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("recording-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_recorded_is_replayed_as_it_was_fetched()
    {
        var page = Document.Create(s_url, "text/html", "gbk", Encoding.UTF8.GetBytes("<p>$2.00"), s_at, "\"v1\"");
        var model = Document.Create(new Uri("https://acme.example/models"), "application/json", null, "{}"u8.ToArray(), s_at.AddHours(1));
        using (var writer = RecordingWriter.Create(new StubFetcher(page, model), _folder))
        {
            await Task.WhenAll(FetchAsync(writer, page.Url), FetchAsync(writer, model.Url));
        }

        foreach (var document in new[] { page, model })
        {
            var replayed = Fetched(await FetchAsync(Open(), document.Url));
            Assert.Equal(document with { Body = replayed.Body }, replayed);
        }

        Assert.Empty(Directory.EnumerateFiles(_folder, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_recording_is_gone_on_with_and_the_newer_answer_stays()
    {
        foreach (var text in new[] { "old", "new" })
        {
            using var writer = RecordingWriter.Create(new StubFetcher(Document.Create(s_url, "text/html", null, Encoding.UTF8.GetBytes(text), s_at)), _folder);
            await FetchAsync(writer, s_url);
        }

        Assert.Equal("new", Encoding.UTF8.GetString(Fetched(await FetchAsync(Open(), s_url)).Body.Span));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(_folder, "pages")));
    }

    [Fact]
    public async Task A_recording_is_asked_for_whole_documents()
    {
        var stub = new StubFetcher(Document.Create(s_url, "text/html", null, "page"u8.ToArray(), s_at));
        using var writer = RecordingWriter.Create(stub, _folder);

        await writer.FetchAsync(new FetchRequest(s_url, "\"v1\"", s_at), TestContext.Current.CancellationToken);

        Assert.Equal(new FetchRequest(s_url), stub.Last);
    }

    [Fact]
    public async Task A_failure_is_passed_on_and_not_kept()
    {
        using var writer = RecordingWriter.Create(new StubFetcher(), _folder);

        Assert.Equal("nothing there", Failed(await FetchAsync(writer, s_url)));
        Assert.False(File.Exists(Path.Combine(_folder, "manifest.json")));
    }

    [Fact]
    public async Task An_address_that_was_not_recorded_is_a_failure_that_says_so()
    {
        Manifest("""{ "responses": [] }""");

        Assert.Contains($"has no answer for {s_url}", Failed(await FetchAsync(Open(), s_url)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"status\": 404", "answered 404: the page is gone")]
    [InlineData("\"status\": 200, \"file\": \"empty.html\"", "empty body")]
    [InlineData("\"status\": 200, \"file\": \"large.html\"", "larger than the limit of 10 bytes")]
    [InlineData("\"status\": 200, \"file\": \"missing.html\"", "cannot be read")]
    [InlineData("\"status\": 200", "cannot be read")]
    public async Task A_recorded_answer_is_treated_as_one_of_the_network(string members, string reason)
    {
        File.WriteAllText(Path.Combine(_folder, "empty.html"), "");
        File.WriteAllText(Path.Combine(_folder, "large.html"), new string(' ', 11));
        Manifest($$"""{ "responses": [{ "url": "{{s_url}}", "fetchedAt": "2026-03-01T12:00:00Z", {{members}} }] }""");

        Assert.Contains(reason, Failed(await FetchAsync(Open(), s_url)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "no manifest of a recording")]
    [InlineData("null", "has no \"responses\"")]
    [InlineData("{}", "no manifest of a recording")]
    [InlineData("""{ "responses": [{ "url": "prices", "status": 200, "fetchedAt": "2026-03-01T12:00:00Z" }] }""", "responses[0] has no absolute url")]
    [InlineData("""{ "responses": [{ "url": "https://acme.example", "status": 200, "fetchedAt": "2026-03-01T12:00:00Z", "file": "../secret" }] }""", "leads out of the folder")]
    [InlineData("""{ "responses": [{ "url": "https://acme.example", "status": 200, "fetchedAt": "2026-03-01T12:00:00Z", "file": "/etc/passwd" }] }""", "leads out of the folder")]
    [InlineData("""{ "responses": [{ "url": "https://acme.example", "status": 200 }] }""", "no manifest of a recording")]
    public void A_wrong_manifest_is_refused_with_the_reason(string manifest, string problem)
    {
        Manifest(manifest);

        Assert.Contains(problem, Assert.IsType<RecordingResult.Invalid>(RecordingDocumentFetcher.Open(_folder, 10)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_manifest_is_refused_with_the_reason() =>
        Assert.Contains("manifest.json cannot be read", Assert.IsType<RecordingResult.Invalid>(RecordingDocumentFetcher.Open(_folder, 10)).Problem, StringComparison.Ordinal);

    private static Task<FetchOutcome> FetchAsync(IDocumentFetcher fetcher, Uri url) =>
        fetcher.FetchAsync(new FetchRequest(url), TestContext.Current.CancellationToken);

    private static Document Fetched(FetchOutcome outcome) => Assert.IsType<FetchOutcome.Fetched>(outcome).Document;

    private static string Failed(FetchOutcome outcome) => Assert.IsType<FetchOutcome.Failed>(outcome).Reason;

    private RecordingDocumentFetcher Open() => Assert.IsType<RecordingResult.Opened>(RecordingDocumentFetcher.Open(_folder, 10)).Fetcher;

    private void Manifest(string json) => File.WriteAllText(Path.Combine(_folder, "manifest.json"), json);

    private sealed class StubFetcher(params Document[] documents) : IDocumentFetcher
    {
        public FetchRequest? Last { get; private set; }

        public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
        {
            Last = request;
            var document = Array.Find(documents, candidate => candidate.Url == request.Url);
            return Task.FromResult<FetchOutcome>(document is null ? new FetchOutcome.Failed("nothing there") : new FetchOutcome.Fetched(document));
        }
    }
}
