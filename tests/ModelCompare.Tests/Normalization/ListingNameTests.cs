using ModelCompare.Normalization;
using Xunit;

namespace ModelCompare.Tests.Normalization;

public sealed class ListingNameTests
{
    [Theory]
    [InlineData("`quill-2-mini`", "quill-2-mini", "")]
    [InlineData("Quill 2 Pro*", "Quill 2 Pro", "")]
    [InlineData("Quill 2 Pro †‡", "Quill 2 Pro", "")]
    [InlineData("quill-tts¹", "quill-tts", "")]
    [InlineData("Quill 1 (deprecated)", "Quill 1", "deprecated")]
    [InlineData("Quill 1 (retired, except on partner clouds)", "Quill 1", "retired, except on partner clouds")]
    [InlineData("Quill 3 (preview) (until August 31, 2026)", "Quill 3", "preview|until August 31, 2026")]
    [InlineData("quill-2(1)", "quill-2", "")]
    [InlineData("quill-2 [2]", "quill-2", "")]
    [InlineData("quill-2(1) (starting July 1, 2026)", "quill-2", "starting July 1, 2026")]
    [InlineData("quill-2 (effective 2026-07-01)(1)", "quill-2", "effective 2026-07-01")]
    [InlineData("quill-2 (from 1 July)", "quill-2", "from 1 July")]
    [InlineData("quill-2 (starting in July)", "quill-2", "starting in July")]
    [InlineData("quill-2 (new price from July 1)", "quill-2", "new price from July 1")]
    [InlineData("quill-2（2026年7月1日起）", "quill-2", "2026年7月1日起")]
    [InlineData("quill-2 (from scratch)", "quill-2 (from scratch)", "")]
    [InlineData("quill-2 (<=200K)", "quill-2", "<=200K")]
    [InlineData("quill-2 (32k-128k tokens)", "quill-2", "32k-128k tokens")]
    [InlineData("quill-2（即将下线）", "quill-2", "即将下线")]
    [InlineData("quill-stt (WebSocket)", "quill-stt (WebSocket)", "")]
    [InlineData("quill-2 (high)", "quill-2 (high)", "")]
    [InlineData("quill-2-latest (2025-03-29)", "quill-2-latest (2025-03-29)", "")]
    [InlineData("quill-2 (32k thinking)", "quill-2 (32k thinking)", "")]
    public void Status_notes_and_footnote_marks_are_cut_off_a_name(string line, string name, string notes)
    {
        var cleaned = ListingName.Clean(line);
        Assert.Equal(name, cleaned.Name);
        Assert.Equal(notes, string.Join('|', cleaned.Notes));
    }

    [Fact]
    public void The_first_line_names_the_listing_and_the_others_are_notes() =>
        Assert.Equal(["Quill 2"], ListingName.All(["Quill 2", "long context"]).Select(name => name.Name));

    [Fact]
    public void Tags_of_one_id_name_a_listing_each() =>
        Assert.Equal(["ai/quill:2B", "ai/quill:latest"], ListingName.All(["`ai/quill:2B`", "`ai/quill:latest`"]).Select(name => name.Name));

    [Fact]
    public void Tags_of_two_ids_are_not_one_listing_each() =>
        Assert.Equal(["ai/quill:2B"], ListingName.All(["ai/quill:2B", "ai/reed:latest"]).Select(name => name.Name));

    [Fact]
    public void No_line_names_no_listing() => Assert.Empty(ListingName.All([]));
}
