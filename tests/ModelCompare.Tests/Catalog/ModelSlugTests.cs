using ModelCompare.Catalog;
using Xunit;

namespace ModelCompare.Tests.Catalog;

public sealed class ModelSlugTests
{
    [Theory]
    [InlineData("GPT-5.3 Codex  Spark", "gpt-5.3-codex-spark")]
    [InlineData("@cf/meta/llama-3.2-1b-instruct", "cf-meta-llama-3.2-1b-instruct")]
    [InlineData("  (Opal) ", "opal")]
    [InlineData("模型 K2.6", "k2.6")]
    [InlineData("Orion R+", "orion-r-plus")]
    [InlineData("Orion C++ (v2)", "orion-c-plus-plus-v2")]
    [InlineData("Orion C#", "orion-c-sharp")]
    [InlineData("text+image", "text-image")]
    [InlineData("Éclair-1", "eclair-1")]
    public void A_slug_keeps_Latin_letters_digits_and_dots(string name, string slug) => Assert.Equal(slug, ModelSlug.Of(name));

    [Theory]
    [InlineData("gpt-5.3-codex-spark", ProductTypes.CodingSpecialized)]
    [InlineData("devstral-2", ProductTypes.CodingSpecialized)]
    [InlineData("codexa-1", ProductTypes.StandaloneApi)]
    [InlineData("barcode-reader", ProductTypes.StandaloneApi)]
    public void A_model_is_for_coding_when_a_whole_word_says_so(string slug, string type) => Assert.Equal(type, ModelSlug.ProductTypeOf(slug));
}
