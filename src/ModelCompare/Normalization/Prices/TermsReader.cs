using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
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

    internal record Rejected(string Reason) : TermsResult;

    /// <summary>Words stand beside the amount, or over it, that nobody understands.</summary>
    /// <param name="Reason">Which words.</param>
    /// <param name="Terms">The terms without them.</param>
    /// <param name="Amount">The amount.</param>
    internal sealed record Unread(string Reason, PriceTerms Terms, decimal? Amount) : Rejected(Reason);

    /// <summary>The text says nothing that concerns the catalog.</summary>
    internal sealed record Irrelevant : TermsResult;
}

/// <summary>Reads the terms of prices from the words around them: of each term, the nearest label that names it decides.</summary>
internal sealed partial class TermsReader
{
    private readonly Observation _observation;
    private readonly SourceDefinition _source;
    private readonly LabelledPhrase[] _labels;
    private readonly Phrase[] _modelNotes;
    private readonly PhraseBook _phrases;

    internal TermsReader(Observation observation, SourceDefinition source, PhraseBook phrases)
    {
        _observation = observation;
        _source = source;
        _phrases = phrases;
        Name = ListingName.First(observation.Model);
        _labels = [.. observation.Labels.Where(label => label.Kind is not LabelKind.Prose).Select(label => LabelledPhrase.Of(label, phrases))];
        _modelNotes = [.. Name.Notes.Select(phrases.Read)];
    }

    internal ListingName Name { get; }

    /// <summary>What is known of a number without a sign of money.</summary>
    internal BareNumbers Numbers => field ??= new(_labels);

    /// <summary>Whether a header names what is paid for, so that the word free below it is a price.</summary>
    internal bool IsUnderPrice => _labels.Any(label => label is { Label.Kind: LabelKind.Header, Phrase.NamesPrice: true });

    private NotesBeside Notes => field ??= new(_labels, _observation.Labels, Name.Name, _phrases);

    internal TermsResult ReadFree(string line) => PlaceCheck.IsUnderFreePlan(_labels)
        ? new TermsResult.Irrelevant()
        : Read(new PricePiece(new(0, CurrencyReader.OfFree, 0, 0), "", "", line));

    internal TermsResult Read(PricePiece piece)
    {
        var words = _phrases.Read(piece.Words);
        if ((_observation.Problem ?? PlaceCheck.Problem(Name, _labels, _phrases) ?? UnknownRange(words) ?? UnreadCondition(piece, words) ?? UnreadPeriod() ?? UnreadRemark() ?? FootnoteCheck.Problem(_labels) ?? Notes.Condition) is { } reason)
        {
            return new TermsResult.Rejected(reason);
        }

        var meter = MeterReader.Read(_observation.Field is TableReading.Price ? null : _observation.Field, piece.Words, _labels, _phrases);
        if (meter.Problem is not null)
        {
            return new TermsResult.Rejected(meter.Problem);
        }

        var unit = UnitReader.Read(words, piece.After, _labels, _source.Unit, _phrases);
        if ((unit.Problem ?? Notes.AgainstUnit(unit.Value!, meter)) is { } doubt)
        {
            return new TermsResult.Rejected(doubt);
        }

        var currency = CurrencyReader.Read(piece.Amount.Sign, _observation, _labels, _source.Currency);
        var tier = TierReader.Read(words, _modelNotes, _labels);
        if ((currency.Problem ?? tier.Problem ?? Notes.AgainstAmount(piece.Amount)) is { } problem)
        {
            return new TermsResult.Rejected(problem);
        }

        return Scale(piece, words, meter, unit.Value!, currency.Value!, tier.Value!);
    }

    private string? UnknownRange(Phrase words) =>
        words.HasUnknownRange || _modelNotes.Any(note => note.HasUnknownRange) ? "its condition is not clear"
        : _labels.Where(label => label.Label.Kind is LabelKind.Note && QualifierReader.StatesTerms(label)).Select(label => label.Phrase.Context!.Text).Distinct().Take(2).ToArray() is [var one, var other] ? $"it stands under several lengths of prompts ({one}, {other})"
        : _labels.FirstOrDefault(QualifierReader.IsUnreadRange) is { } unread ? $"its condition \"{unread.Label.Name}: {unread.Label.Text}\" is not clear"
        : _labels.FirstOrDefault(label => label.Phrase.HasUnknownRange && QualifierReader.StatesTerms(label)) is { } label ? $"its condition \"{label.Label.Text}\" is not clear"
        : null;

    // "Top tier; promotional price through 2026-11-21", "Batch only": a cell of the row that limits its prices, in whatever column.
    private string? UnreadRemark() => _labels.FirstOrDefault(label =>
            label.Label.Kind is LabelKind.Qualifier ? _phrases.ReadRemark(label.Label.Text) is var remark && (remark.IsPassing || !QualifierReader.StatesTerms(label) && remark.Limits)
            : label.Label.IsNote && (_phrases.ReadRemark(label.Label.Text).IsOffer && Notes.Mentions(label.Label.Text) || EndsReduction(label))) is { } label
        ? $"what \"{label.Label.Text}\" says of its prices is not clear"
        : null;

    // "All enjoy the discounted prices until February 8, 2027" below a table with struck prices.
    private bool EndsReduction(LabelledPhrase note) =>
        !_observation.Struck.IsEmpty && Reduction().IsMatch(note.Label.Text) && DateWords.Take(TextFolding.Fold(note.Label.Text)).To is not null;

    [GeneratedRegex(@"\b(?:discount(?:ed)?|promotion(?:al)?|reduced) (?:prices?|pricing|rates?|period)\b|优惠|折扣", RegexOptions.IgnoreCase)]
    private static partial Regex Reduction();

    // A validity without a date, a free quantity, or words for whom or when it is: the amount holds under a condition that no term expresses.
    private string? UnreadCondition(PricePiece piece, Phrase words) =>
        Name.Notes.FirstOrDefault(DateWords.IsUnreadValidity) is { } note ? $"how long \"{note}\" holds is not clear"
        : _observation.Model.Skip(1).FirstOrDefault(line => _phrases.Read(line) is { Against: not null } or { Currency: not null } or { Unit.IsPer: true } || NameCheck.IsBadge(line)) is { } beside ? $"what \"{beside}\" beside the name says of its prices is not clear"
        : DateWords.IsUnreadValidity(piece.Words) || FreeUntil().IsMatch(piece.Words) || QuantityCondition.IsMentioned(piece.Words) || words.HasUnknownCondition ? $"its condition \"{piece.Quote}\" is not clear"
        : null;

    // A heading that limits its prices to a month or a quarter: on which day they begin or end is not said.
    private string? UnreadPeriod() => _labels.FirstOrDefault(label =>
            label.Label.Kind is LabelKind.Header or LabelKind.Group or LabelKind.Caption or LabelKind.Tab or LabelKind.Heading
            && label.Phrase is { From: null, To: null } && DateWords.StatesPeriod(label.Label.Text)) is { } label
        ? $"how long \"{label.Label.Text}\" holds is not clear"
        : null;

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
            Modality = ModalityReader.Read(words, _labels, Name.Name),
            ServiceTier = tier,
            Context = Nearest(words, phrase => phrase.Context) ?? (Meters.IsToken(scaled.Meter) && scaled.Meter is not Meters.CacheStorage ? Notes.LengthsLeft : null),
            Region = RegionReader.Read(_labels) is { Length: > 0 } region ? region : Notes.Region,
            Variant = VariantReader.Read(scaled.Meter, piece.Words, _labels),
            Unit = scaled.Unit,
            Currency = currency,
            EffectiveFrom = Nearest(words, phrase => phrase.From) ?? Notes.From,
            EffectiveTo = Nearest(words, phrase => phrase.To) ?? Notes.To,
        };
        if (terms.Region.Length == 0 && RegionReader.Elsewhere(_labels) is { } elsewhere)
        {
            return new TermsResult.Rejected($"whether \"{elsewhere}\", which stands over another table, holds for it is not clear");
        }

        if (Notes.Against(terms) is { } contrary)
        {
            return new TermsResult.Rejected(contrary);
        }

        if (terms.EffectiveFrom > terms.EffectiveTo)
        {
            return new TermsResult.Rejected(string.Create(CultureInfo.InvariantCulture, $"it would end on {terms.EffectiveTo:yyyy-MM-dd}, before it begins on {terms.EffectiveFrom:yyyy-MM-dd}"));
        }

        // "(Off-Peak)", "(coming soon)"; a legacy or retired model costs what stands beside it where it is offered still.
        if (Name.Notes.FirstOrDefault(note => !NoLonger().IsMatch(note) && _phrases.Read(note).Against is not null) is { } beside)
        {
            return new TermsResult.Unread($"what \"{beside}\" beside the name says of its prices is not clear", terms, scaled.Amount);
        }

        return currency is not CurrencyReader.OfFree && Meters.IsToken(scaled.Meter) && Unread(words) is { } unread
            ? new TermsResult.Unread($"what \"{unread}\" says of it is not clear", terms, scaled.Amount)
            : new TermsResult.Read(terms, scaled.Amount, QualifierReader.Spare(Name.Notes, meter, terms, _labels));
    }

    // Words that become no term, beside the amount or over it: what else is priced by the token has words of its own that tell its prices apart.
    private string? Unread(Phrase words) => words.Unread ?? (_observation.Field is null
        ? _labels.Where(label => label.Label.Kind is LabelKind.Header && !RegionReader.IsRegion(label)).Select(label => label.Phrase.Unread).FirstOrDefault(unread => unread is not null)
        : null);

    [GeneratedRegex(@"^(?:legacy|retired|retiring|deprecated)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoLonger();

    // "$0.15 (free until January 31, 2027)" holds from the next day on.
    [GeneratedRegex(@"\bfree (?:until|till|through)\b", RegexOptions.IgnoreCase)]
    private static partial Regex FreeUntil();

    private T? Nearest<T>(Phrase words, Func<Phrase, T?> term) =>
        _modelNotes.Prepend(words)
            .Concat(_labels.Where(QualifierReader.StatesTerms).Select(label => label.Phrase))
            .Select(term)
            .FirstOrDefault(value => value is not null);
}

/// <summary>A label and what the common words say about it.</summary>
internal sealed record LabelledPhrase(Label Label, Phrase Phrase)
{
    internal static LabelledPhrase Of(Label label, PhraseBook phrases)
    {
        var phrase = phrases.Read(QualifierReader.Completed(label));

        // A cell that says what its row is paid for ("Type: Cached input") heads the row.
        return label.Kind is LabelKind.Qualifier && (phrase.Meter.Meter is not null || phrase.Meter.IsAmbiguous) && MeterWords.IsMeterColumn(TextFolding.Fold(label.Name))
            ? new(label with { Kind = LabelKind.Header }, phrase)
            : new(label, phrase);
    }
}

/// <summary>One term, or why it is not clear.</summary>
internal readonly record struct Term<T>(T? Value, string? Problem);
