using System.Text;
using ModelCompare.Fetching;
using Xunit;

namespace ModelCompare.Tests.Fetching;

public sealed class DocumentTextTests
{
    private const string Price = "输入价格 ￥2.00 元 / 百万 tokens";

    static DocumentTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("gbk", Price)]
    [InlineData("GB2312", Price)]
    [InlineData("gb18030", Price)]
    [InlineData("shift_jis", "入力の価格 100 円")]
    [InlineData("windows-1252", "Entrée : 2,00 €")]
    [InlineData("utf-8", Price)]
    [InlineData("utf-16", Price)]
    public void The_charset_of_the_header_is_believed(string charset, string text)
    {
        var decoded = Decode(Encoding.GetEncoding(charset).GetBytes(text), charset: charset);

        Assert.Equal(new DecodedText(text, null), decoded);
    }

    [Fact]
    public void Without_a_header_the_meta_of_HTML_counts()
    {
        var page = $"<html><head><META http-equiv=\"Content-Type\" content='text/html; charset=gbk'></head>{Price}</html>";

        Assert.Equal(new DecodedText(page, null), Decode(Encoding.GetEncoding("gbk").GetBytes(page)));
    }

    [Fact]
    public void A_short_meta_counts_too()
    {
        var page = $"<!doctype html><meta charset=Shift_JIS><p>入力の価格";

        Assert.Equal(new DecodedText(page, null), Decode(Encoding.GetEncoding("shift_jis").GetBytes(page)));
    }

    [Fact]
    public void The_header_goes_before_the_meta()
    {
        var page = $"<meta charset=\"gbk\">{Price}";

        Assert.Equal(new DecodedText(page, null), Decode(Encoding.UTF8.GetBytes(page), charset: "UTF-8"));
    }

    [Fact]
    public void A_byte_order_mark_goes_before_everything()
    {
        var decoded = Decode([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Price)], charset: "gbk");

        Assert.Equal(new DecodedText(Price, null), decoded);
    }

    [Fact]
    public void Without_any_charset_it_is_UTF8() =>
        Assert.Equal(new DecodedText(Price, null), Decode(Encoding.UTF8.GetBytes(Price)));

    [Fact]
    public void A_meta_beyond_the_first_1024_bytes_is_not_searched()
    {
        var page = new string(' ', 1024) + "<meta charset=\"gbk\">" + Price;

        Assert.Equal(new DecodedText(page, null), Decode(Encoding.UTF8.GetBytes(page)));
    }

    [Fact]
    public void What_looks_like_a_meta_in_JSON_is_none()
    {
        var json = $$"""{ "html": "<meta charset=gbk>", "price": "{{Price}}" }""";

        Assert.Equal(new DecodedText(json, null), Decode(Encoding.UTF8.GetBytes(json), "application/json"));
    }

    [Fact]
    public void A_missing_charset_of_a_GBK_page_is_a_problem_not_a_price()
    {
        var decoded = Decode(Encoding.GetEncoding("gbk").GetBytes(Price));

        Assert.Contains("characters of https://acme.example/ are no utf-8", decoded.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_charset_of_a_GBK_page_is_a_problem() =>
        Assert.NotNull(Decode(Encoding.GetEncoding("gbk").GetBytes(Price), charset: "utf-8").Problem);

    [Fact]
    public void UTF8_that_is_labelled_windows_1252_is_read_as_UTF8_and_reported()
    {
        var decoded = Decode(Encoding.UTF8.GetBytes("Input £2.00"), charset: "ISO-8859-1");

        Assert.Equal("Input £2.00", decoded.Text);
        Assert.Contains("\"ISO-8859-1\", but its bytes are UTF-8", decoded.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_charset_is_read_as_UTF8_and_reported()
    {
        var decoded = Decode(Encoding.UTF8.GetBytes(Price), charset: "klingon-8");

        Assert.Equal(Price, decoded.Text);
        Assert.Contains("\"klingon-8\", which is unknown", decoded.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DocumentText.MostReplacements, false)]
    [InlineData(DocumentText.MostReplacements + 1, true)]
    public void A_few_broken_characters_are_no_problem_and_more_are(int broken, bool problem)
    {
        byte[] body = [.. "price "u8, .. Enumerable.Repeat((byte)0xFF, broken)];

        var decoded = Decode(body);

        Assert.Equal("price " + new string('\uFFFD', broken), decoded.Text);
        Assert.Equal(problem, decoded.Problem is not null);
    }

    private static DecodedText Decode(byte[] body, string mediaType = "text/html", string? charset = null) =>
        DocumentText.Decode(Document.Create(new Uri("https://acme.example/"), mediaType, charset, body, DateTimeOffset.UnixEpoch));
}
