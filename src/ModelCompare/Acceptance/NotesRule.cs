using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>
/// The notes, headers and headings over prices say something else now, while the amounts stay: "Legacy prices", "in euros". Words that no list knows may
/// change what the amounts mean.
/// </summary>
internal static class NotesRule
{
    private const int Quoted = 12;

    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var notes = new NoteWords();
        var same = batch.Prices.Where(price => batch.IsUnchanged(price) && batch.Baseline.Labels.ContainsKey(FactKey.Of(price)) && batch.Reading.Labels.ContainsKey(price.Evidence.Locator)).ToArray();
        var before = same.SelectMany(price => notes.Of(batch.Baseline.Labels[FactKey.Of(price)])).ToHashSet();
        var now = same.SelectMany(price => notes.Of(batch.Reading.Labels[price.Evidence.Locator])).ToHashSet();

        // A price that stands in two places may be read at the other one: only words that the page had nowhere, or has nowhere now, are news.
        var says = now.Except(batch.Baseline.Labels.Values.SelectMany(notes.Of)).ToArray();
        var said = before.Except(batch.Reading.Labels.Values.SelectMany(notes.Of)).ToArray();
        if (said.Length + says.Length > 0)
        {
            yield return new("notes", $"the notes over prices that did not change said {Quote(said)}, and now say {Quote(says)}");
        }
    }

    private static string Quote(string[] words) => words.Length > 0 ? $"\"{string.Join(' ', words.Take(Quoted))}\"" : "nothing else";
}
