using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Normalization.Words;
using Xunit;

namespace ModelCompare.Tests.Normalization.Words;

public sealed class WordsTests
{
    [Theory]
    [InlineData("￥２．５０", "¥2.50")]
    [InlineData("$0.20²", "$0.20 ")]
    [InlineData("（输入）", "(输入)")]
    public void Full_width_signs_become_plain_and_raised_digits_go(string text, string plain) => Assert.Equal(plain, TextFolding.Plain(text));

    [Theory]
    [InlineData("≤ 200K\u00a0Tokens", "<= 200k tokens")]
    [InlineData("On\u2011Demand", "on-demand")]
    [InlineData("in\u200bput", "input")]
    public void Folding_gives_one_spelling(string text, string folded) => Assert.Equal(folded, TextFolding.Fold(text));

    [Theory]
    [InlineData("in USD", "USD")]
    [InlineData("US dollars", "USD")]
    [InlineData("Price ($)", "USD")]
    [InlineData("元/百万tokens", "CNY")]
    [InlineData("人民币", "CNY")]
    [InlineData("€ / 1M", "EUR")]
    [InlineData("円", "JPY")]
    [InlineData("¥ / M tokens", CurrencyWords.YenOrYuan)]
    [InlineData("$5", null)]
    [InlineData("USD or EUR", null)]
    [InlineData("Input", null)]
    public void A_header_names_one_currency_or_none(string text, string? currency) => Assert.Equal(currency, CurrencyWords.Find(TextFolding.Fold(text)));

    [Theory]
    [InlineData("through August 31, 2026", null, "2026-08-31")]
    [InlineData("until 2026-12-31", null, "2026-12-31")]
    [InlineData("before Sep 1st, 2026", null, "2026-08-31")]
    [InlineData("starting September 1, 2026", "2026-09-01", null)]
    [InlineData("after 31 August 2026", "2026-09-01", null)]
    [InlineData("from 2026/9/1", "2026-09-01", null)]
    [InlineData("from 2026-01-01 until 2026-03-31", "2026-01-01", "2026-03-31")]
    [InlineData("through August", null, null)]
    [InlineData("gpt-4o-2024-08-06", null, null)]
    [InlineData("until 2026-02-30", null, null)]
    public void Dates_of_validity_are_days_inclusive(string text, string? from, string? to)
    {
        var (first, last, _) = DateWords.Take(TextFolding.Fold(text));
        Assert.Equal((from, to), (first?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), last?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("text / image / video", "text+image+video")]
    [InlineData("Audio input price", "audio")]
    [InlineData("图片和视频", "image+video")]
    [InlineData("Imagine", "")]
    [InlineData("Context", "")]
    public void Modalities_stand_in_one_order(string text, string modalities) => Assert.Equal(modalities, ModalityWords.Find(TextFolding.Fold(text)));

    [Theory]
    [InlineData("Audio", "audio")]
    [InlineData("(text and image)", "text+image")]
    [InlineData("Text generation", null)]
    public void A_modality_column_holds_nothing_else(string text, string? modalities) => Assert.Equal(modalities, ModalityWords.FindOnly(TextFolding.Fold(text)));

    [Theory]
    [InlineData("Batch API", ServiceTiers.Batch)]
    [InlineData("Flex", ServiceTiers.Flex)]
    [InlineData("Priority processing", ServiceTiers.Priority)]
    [InlineData("Fast mode", ServiceTiers.Fast)]
    [InlineData("标准", ServiceTiers.Standard)]
    [InlineData("批量推理", ServiceTiers.Batch)]
    public void A_word_names_a_tier(string text, string tier) => Assert.Equal([tier], TierWords.Find(TextFolding.Fold(text)));

    [Theory]
    [InlineData("gork-4-fast")]
    [InlineData("Lightspeed")]
    public void A_name_with_a_word_of_a_tier_is_none(string text) => Assert.Empty(TierWords.Find(TextFolding.Fold(text)));

    [Theory]
    [InlineData("4B - 16B parameters", true)]
    [InlineData("Less than 4B parameters", true)]
    [InlineData("Up to 4B", true)]
    [InlineData("All other models", true)]
    [InlineData("llama-3.2-1b-instruct", false)]
    [InlineData("GLM-4-32B-0414-128K", false)]
    [InlineData("all-minilm-l6-v2", false)]
    [InlineData("nemotron-3-120b-a12b", false)]
    public void A_group_of_models_is_told_from_a_model(string text, bool isGroup) => Assert.Equal(isGroup, ModelWords.IsGroup(TextFolding.Fold(text)));

    [Theory]
    [InlineData("Model", true)]
    [InlineData("Base model", true)]
    [InlineData("模型名称", true)]
    [InlineData("Acme models", true)]
    [InlineData("Tool", false)]
    [InlineData("Hardware", false)]
    public void A_header_names_the_column_of_models(string text, bool isHeader) => Assert.Equal(isHeader, ModelWords.IsModelHeader(TextFolding.Fold(text)));

    [Theory]
    [InlineData("Off-peak discount", true)]
    [InlineData("Provisioned throughput", true)]
    [InlineData("Cost examples", true)]
    [InlineData("Orca vs. the rest", true)]
    [InlineData("Fine-tuned and custom models", true)]
    [InlineData("Batch processing", false)]
    [InlineData("Latest models comparison", false)]
    public void Some_places_hold_no_price_of_a_use(string text, bool isAgainst) => Assert.Equal(isAgainst, PlaceWords.ReasonAgainst(TextFolding.Fold(text)) is not null);
}
