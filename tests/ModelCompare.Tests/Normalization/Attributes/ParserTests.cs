using ModelCompare.Normalization.Attributes;
using Xunit;

namespace ModelCompare.Tests.Normalization.Attributes;

public sealed class ParserTests
{
    [Theory]
    [InlineData("128k", 128_000)]
    [InlineData("131K tokens", 131_000)]
    [InlineData("1M", 1_000_000)]
    [InlineData("1.05M tokens", 1_050_000)]
    [InlineData("1,048,576", 1_048_576)]
    [InlineData("262,144 tokens", 262_144)]
    [InlineData("16384", 16_384)]
    [InlineData("2e5", 200_000)]
    [InlineData("最大 384K", 384_000)]
    [InlineData("100万 tokens", 1_000_000)]
    [InlineData("Up to 1 million tokens", 1_000_000)]
    [InlineData("Maximum output tokens: 8,192", 8_192)]
    public void A_token_count_is_read_in_decimal_thousands(string text, long expected) => Assert.Equal(expected, TokenCount.Parse(text).Value);

    [Theory]
    [InlineData("-")]
    [InlineData("N/A")]
    [InlineData("")]
    public void A_blank_token_count_is_unknown(string text)
    {
        var parsed = TokenCount.Parse(text);
        Assert.False(parsed.HasValue);
        Assert.Null(parsed.Problem);
    }

    [Theory]
    [InlineData("1M input / 64K output")]
    [InlineData("128K (131,072)")]
    [InlineData("A 128k context window, but performance might degrade past 40k")]
    [InlineData("not 128k")]
    [InlineData("~128k")]
    [InlineData("128.5")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1,23")]
    [InlineData("unlimited")]
    [InlineData("512 MB")]
    public void An_ambiguous_token_count_is_refused(string text)
    {
        Assert.False(TokenCount.Parse(text).HasValue);
        Assert.NotNull(TokenCount.Parse(text).Problem);
    }

    [Theory]
    [InlineData("1B (1.23B)", 1_230_000_000, null)]
    [InlineData("3B (3.21B)", 3_210_000_000, null)]
    [InlineData("30B-A3B", 30_000_000_000, 3_000_000_000)]
    [InlineData("235B-A22B", 235_000_000_000, 22_000_000_000)]
    [InlineData("671B total, 37B active", 671_000_000_000, 37_000_000_000)]
    [InlineData("671B (37B activated)", 671_000_000_000, 37_000_000_000)]
    [InlineData("0.6B", 600_000_000, null)]
    [InlineData("270M", 270_000_000, null)]
    [InlineData("24b", 24_000_000_000, null)]
    [InlineData("1T", 1_000_000_000_000, null)]
    [InlineData("3.8B parameters", 3_800_000_000, null)]
    [InlineData("70 billion", 70_000_000_000, null)]
    [InlineData("1230000000", 1_230_000_000, null)]
    public void A_parameter_count_is_read_with_what_is_active(string text, long total, object? active)
    {
        var parsed = ParameterCount.Parse(text);
        Assert.Equal(new ParameterCount(total, active is null ? null : Convert.ToInt64(active, null)), parsed.Value);
    }

    [Theory]
    [InlineData("8x7b")]
    [InlineData("e2b")]
    [InlineData("7")]
    [InlineData("1B and 3B")]
    [InlineData("1B (7.5B)")]
    [InlineData("3B-A30B")]
    [InlineData("over 100B")]
    public void A_parameter_count_that_tells_no_total_is_refused(string text) => Assert.NotNull(ParameterCount.Parse(text).Problem);

    [Theory]
    [InlineData("2024-09-25", "2024-09-25")]
    [InlineData("Sept 25, 2024", "2024-09-25")]
    [InlineData("September 1, 2026", "2026-09-01")]
    [InlineData("Dec 18th, 2024", "2024-12-18")]
    [InlineData("25 September 2024", "2024-09-25")]
    [InlineData("December 2023", "2023-12")]
    [InlineData("May 2025", "2025-05")]
    [InlineData("2023-12", "2023-12")]
    [InlineData("12/2023", "2023-12")]
    [InlineData("2026/07/24", "2026-07-24")]
    [InlineData("2024年12月26日", "2024-12-26")]
    [InlineData("2024年12月", "2024-12")]
    [InlineData("2024", "2024")]
    [InlineData("April 2025 (est.)", "2025-04")]
    [InlineData("70B Instruct: December 6, 2024", "2024-12-06")]
    [InlineData("2025-06-30T00:00:00.000000Z", "2025-06-30")]
    public void A_date_keeps_the_precision_of_the_page(string text, string expected) => Assert.Equal(expected, StatedDate.Parse(text).Value);

    [Theory]
    [InlineData("25/09/2024")]
    [InlineData("04/05/2024")]
    [InlineData("Not sooner than January 24, 2027")]
    [InlineData("Not before: January 24, 2027")]
    [InlineData("Late 2024")]
    [InlineData("2024-13-01")]
    [InlineData("February 30, 2024")]
    [InlineData("2024-06-30 or 2024-12-31")]
    [InlineData("Q1 2025")]
    [InlineData("1771632000")]
    public void A_date_that_is_ambiguous_or_bounded_is_refused(string text) => Assert.NotNull(StatedDate.Parse(text).Problem);

    [Theory]
    [InlineData("Apache 2.0", "Apache 2.0", "open_weights", "yes")]
    [InlineData("apache-2.0", "apache-2.0", "open_weights", "yes")]
    [InlineData("Apache License, Version 2.0", "Apache License, Version 2.0", "open_weights", "yes")]
    [InlineData("MIT", "MIT", "open_weights", "yes")]
    [InlineData("Modified MIT License", "Modified MIT License", "open_weights", "conditions")]
    [InlineData("Gemma Terms", "Gemma Terms", "open_weights", "conditions")]
    [InlineData("Llama 3 Community", "Llama 3 Community", "open_weights", "conditions")]
    [InlineData("llama3.2", "llama3.2", "open_weights", "conditions")]
    [InlineData("Use of Quill 2 is governed by the Llama 3.2 Community License (a custom, commercial license agreement).", "Llama 3.2 Community License", "open_weights", "conditions")]
    [InlineData("CC-BY-NC-4.0", "CC-BY-NC-4.0", "open_weights", "no")]
    [InlineData("Mistral AI Research License", "Mistral AI Research License", "open_weights", "no")]
    [InlineData("Proprietary", "Proprietary", "proprietary", null)]
    [InlineData("Quill Friends License", "Quill Friends License", null, null)]
    [InlineData("Apache 2.0 (code), own terms (weights)", "Apache 2.0 (code), own terms (weights)", null, null)]
    [InlineData("MIT code, Gemma Terms weights", "MIT code, Gemma Terms weights", null, null)]
    public void A_licence_tells_what_is_known_of_it(string text, string name, string? openness, string? commercialUse)
    {
        var terms = LicenseTerms.Parse(text).Value!;
        Assert.Equal((name, openness, commercialUse), (terms.Name, terms.Openness, terms.CommercialUse));
    }

    [Theory]
    [InlineData("You may use the weights as long as you tell us about it first and pay for the coffee.")]
    [InlineData("The code is under the MIT License while the weights fall under the Llama 3.2 Community License of Meta.")]
    public void A_sentence_without_one_known_licence_is_refused(string text) => Assert.NotNull(LicenseTerms.Parse(text).Problem);

    [Theory]
    [InlineData("Text, Image", "text+image")]
    [InlineData("Multilingual Text and code", "text")]
    [InlineData("video, image, text, file", "text+image+video")]
    [InlineData("文本、图片", "text+image")]
    public void Modalities_come_in_one_order(string text, string expected) => Assert.Equal(expected, ModalityList.Parse(text).Value);

    [Theory]
    [InlineData("Embeddings")]
    [InlineData("text, no images")]
    public void Modalities_that_are_unknown_or_denied_are_refused(string text) => Assert.NotNull(ModalityList.Parse(text).Problem);

    [Theory]
    [InlineData("✅", true)]
    [InlineData("✔️", true)]
    [InlineData("Yes", true)]
    [InlineData("Supported (preview)", true)]
    [InlineData("支持", true)]
    [InlineData("❌", false)]
    [InlineData("Not supported", false)]
    [InlineData("Unsupported", false)]
    [InlineData("不支持", false)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData("Partially", null)]
    [InlineData("Yes (English only)", null)]
    [InlineData("Capable of long chains", null)]
    public void Only_a_clear_yes_or_no_is_one(string text, bool? expected) => Assert.Equal(expected, YesNo.Parse(text));

    [Theory]
    [InlineData("84.6", 84.6)]
    [InlineData("19.8*", 19.8)]
    [InlineData("87.81", 87.81)]
    [InlineData("1", 1)]
    [InlineData("75%", 75)]
    public void A_score_may_carry_a_footnote_mark(string text, double expected) => Assert.Equal((decimal)expected, Score.Parse(text).Value);

    [Theory]
    [InlineData("50.2 (2.6x)")]
    [InlineData("80/81")]
    [InlineData("high")]
    public void A_score_that_does_not_stand_alone_is_refused(string text) => Assert.NotNull(Score.Parse(text).Problem);

    [Theory]
    [InlineData("-")]
    [InlineData("N/A")]
    public void A_missing_score_is_unknown(string text) => Assert.Equal(default, Score.Parse(text));

    [Theory]
    [InlineData("dense decoder-only Transformer", "decoder only")]
    [InlineData("Mixture-of-Experts (MoE)", "mixture-of-experts (moe)")]
    [InlineData("Llama", "llama")]
    [InlineData("dense transformer", "dense transformer")]
    public void An_architecture_is_decoder_only_where_it_says_so(string text, string expected) => Assert.Equal(expected, Architecture.Parse(text).Value);

    [Fact]
    public void A_description_is_no_architecture() =>
        Assert.NotNull(Architecture.Parse("Quill is a language model. It was tuned with feedback from people who like it.").Problem);

    [Theory]
    [InlineData("Context Window", "context_window")]
    [InlineData("Context Length (tokens):", "context_window")]
    [InlineData("textContextWindow", "context_window")]
    [InlineData("上下文长度", "context_window")]
    [InlineData("Max output", "max_output")]
    [InlineData("maxOutputTokens", "max_output")]
    [InlineData("输出长度", "max_output")]
    [InlineData("trainingDataDate", "knowledge_cutoff")]
    [InlineData("Knowledge cutoff", "knowledge_cutoff")]
    [InlineData("Model Release Date", "released_on")]
    [InlineData("Params", "parameters")]
    [InlineData("Activated Parameters", "active_parameters")]
    [InlineData("Model developer", "developer")]
    [InlineData("License¹", "license")]
    [InlineData("Input", null)]
    [InlineData("Feedback on the license", null)]
    public void A_label_names_an_attribute_as_a_whole_or_not_at_all(string label, string? expected) => Assert.Equal(expected, LabelWords.AttributeOf(label));

    [Theory]
    [InlineData("Tool calling", "function_calling,tool_use")]
    [InlineData("Function calling", "function_calling")]
    [InlineData("Structured outputs", "structured_outputs")]
    [InlineData("Json Output", "structured_outputs")]
    [InlineData("thinking", "reasoning")]
    [InlineData("Computer use", "computer_use")]
    [InlineData("embedding", "")]
    public void A_word_names_capabilities(string word, string expected) => Assert.Equal(expected, string.Join(',', LabelWords.CapabilitiesOf(word)));
}
