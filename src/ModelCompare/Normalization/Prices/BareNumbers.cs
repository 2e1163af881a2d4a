using System.Text.RegularExpressions;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

/// <summary>What the words around a number without a sign of money say of it: whether it is a price, and in which currency.</summary>
/// <param name="labels">The labels around it, nearest first.</param>
internal sealed partial class BareNumbers(LabelledPhrase[] labels)
{
    // "Input tokens: 1000" beside "Cost: $0.01"; few cost so much a million.
    private const decimal LeastCount = 50;

    // What the row says of itself ("Type: Input") says nothing of its other columns.
    private readonly LabelledPhrase[] _headers = [.. labels.Where(label => label.Label is { Kind: LabelKind.Header, Name: "" })];

    /// <summary>Whether a header names a meter and nothing else, so that the number below it may be a price: of "Output tokens" it may be a count.</summary>
    internal bool AreUnderMeter => _headers.Any(label => TextFolding.Fold(label.Label.Text) is var folded
        && MeterWords.IsOnlyMeter(folded) && !MeterWords.MayHeadCounts(folded) && label.Phrase.Meter is { Meter: not null } or { IsAmbiguous: true });

    /// <summary>Whether a number may count the tokens that its header names.</summary>
    internal bool MayCount(decimal number) => decimal.IsInteger(number) && number >= LeastCount
        && _headers.Any(label => MeterWords.MayHeadCounts(TextFolding.Fold(label.Label.Text)) && label.Phrase is { Unit: null, Currency: null });

    /// <summary>The currency in which the numbers of a column are prices: a column of its row gives one, or its header; or it heads nothing but prices and the page gives one for them.</summary>
    internal string? Currency => Column(CurrencyColumn().IsMatch) is { } column ? column.Phrase.Currency
        : _headers.FirstOrDefault(label => label.Phrase is { Currency: not null, NamesPrice: true })?.Phrase.Currency ?? OfUnitColumn() ?? OfPage();

    // "Unit: $/M tokens" is that of the row's prices.
    private string? OfUnitColumn() =>
        Column(UnitReader.IsUnitColumn) is { Phrase: { Unit: not null, Currency: { } currency } }
        && _headers.Any(label => label.Phrase is { NamesPrice: true } or { Tiers.Count: > 0 } || Inference().IsMatch(TextFolding.Fold(label.Label.Text)))
            ? currency
            : null;

    private string? OfPage() => _headers.Any(label => MeterWords.IsOnlyMeter(TextFolding.Fold(label.Label.Text)))
        ? labels.Where(label => label.Phrase is { IsPriceWord: true } or { Unit: not null }).Select(label => label.Phrase.Currency).FirstOrDefault(currency => currency is not null)
        : null;

    private LabelledPhrase? Column(Func<string, bool> isHeader) => labels.FirstOrDefault(label => label.Label.Kind is LabelKind.Qualifier && isHeader(TextFolding.Fold(label.Label.Name)));

    [GeneratedRegex(@"^(?:price )?currenc(?:y|ies)$|^币种$|^货币$")]
    private static partial Regex CurrencyColumn();

    [GeneratedRegex(@"^(?:online|real-?time|synchronous|model)? ?(?:inference|calls?)$|^(?:在线|实时|模型)?(?:推理|调用)$")]
    private static partial Regex Inference();
}
