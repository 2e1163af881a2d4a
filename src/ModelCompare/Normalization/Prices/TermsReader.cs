using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;
using ModelCompare.Sources;

namespace ModelCompare.Normalization.Prices;

/// <summary>What an amount is the price of, or why that is not clear.</summary>
internal abstract record TermsResult
{
    private TermsResult()
    {
    }

    internal sealed record Read(PriceTerms Terms, decimal? Amount, ImmutableArray<string> Qualifiers) : TermsResult;

    internal sealed record Rejected(string Reason) : TermsResult;

    /// <summary>The text says nothing that concerns the catalog.</summary>
    internal sealed record Irrelevant : TermsResult;
}

/// <summary>Reads the terms of prices from the words around them: of each term, the nearest label that names it decides.</summary>
internal sealed class TermsReader
{
    private readonly Observation _observation;
    private readonly SourceDefinition _source;
    private readonly LabelledPhrase[] _labels;
    private readonly Phrase[] _modelNotes;

    internal TermsReader(Observation observation, SourceDefinition source, PhraseBook phrases)
    {
        _observation = observation;
        _source = source;
        Name = ListingName.First(observation.Model);
        _labels = [.. observation.Labels.Select(label => new LabelledPhrase(label, phrases.Read(label.Text)))];
        _modelNotes = [.. Name.Notes.Select(phrases.Read)];
    }

    internal ListingName Name { get; }

    /// <summary>The currency that headers or notes name for plain numbers below them.</summary>
    internal string? CurrencyOfLabels => _labels
        .Where(label => label.Label.Kind is LabelKind.Header or LabelKind.Qualifier or LabelKind.Caption)
        .Select(label => label.Phrase.Currency)
        .FirstOrDefault(currency => currency is not null);

    internal TermsResult ReadFree(string line) => IsUnderFreePlan
        ? new TermsResult.Irrelevant()
        : Read(new PricePiece(new(0, _source.Currency ?? "USD", 0, 0), "", "", line));

    internal TermsResult Read(PricePiece piece)
    {
        if (Name.Name.Length == 0)
        {
            return new TermsResult.Rejected("the page names no model for it");
        }

        if (IsUnderFreePlan)
        {
            return new TermsResult.Rejected("it stands under a free plan");
        }

        var words = Phrase.Read(piece.Words);
        var meter = MeterReader.Read(_observation.Field, piece.Words, _labels);
        if (meter.Problem is not null)
        {
            return new TermsResult.Rejected(meter.Problem);
        }

        var unit = UnitReader.Read(words, piece.After, _labels, _source.Unit);
        if (unit.Problem is not null)
        {
            return new TermsResult.Rejected(unit.Problem);
        }

        var currency = CurrencyReader.Read(piece.Amount.Sign, _observation, _labels, _source.Currency);
        var tier = TierReader.Read(words, _modelNotes, _labels);
        if ((currency.Problem ?? tier.Problem) is { } problem)
        {
            return new TermsResult.Rejected(problem);
        }

        return Scale(piece, words, meter, unit.Value!, currency.Value!, tier.Value!);
    }

    private bool IsUnderFreePlan => _labels.Any(label =>
        label.Label.Kind is LabelKind.Header && MeterWords.IsFreePlan(TextFolding.Fold(label.Label.Text)));

    private TermsResult Scale(PricePiece piece, Phrase words, MeterResult meter, UnitPhrase unit, string currency, string tier)
    {
        var scaled = PriceScale.To(piece.Amount.Value, meter, unit);
        if (scaled.Problem is not null)
        {
            return new TermsResult.Rejected(scaled.Problem);
        }

        var terms = new PriceTerms
        {
            Meter = scaled.Meter,
            Modality = ModalityReader.Read(words, _labels),
            ServiceTier = tier,
            Context = Nearest(words, phrase => phrase.Context),
            Region = QualifierReader.Region(_labels),
            Variant = QualifierReader.Variant(scaled.Meter, _labels),
            Unit = scaled.Unit,
            Currency = currency,
            EffectiveFrom = Nearest(words, phrase => phrase.From),
            EffectiveTo = Nearest(words, phrase => phrase.To),
        };
        return new TermsResult.Read(terms, scaled.Amount, QualifierReader.Spare(Name.Notes, meter, terms, _labels));
    }

    private T? Nearest<T>(Phrase words, Func<Phrase, T?> term) =>
        _modelNotes.Prepend(words)
            .Concat(_labels.Where(QualifierReader.StatesTerms).Select(label => label.Phrase))
            .Select(term)
            .FirstOrDefault(value => value is not null);
}

/// <summary>A label and what the common words say about it.</summary>
internal sealed record LabelledPhrase(Label Label, Phrase Phrase);

/// <summary>One term, or why it is not clear.</summary>
internal readonly record struct Term<T>(T? Value, string? Problem);
