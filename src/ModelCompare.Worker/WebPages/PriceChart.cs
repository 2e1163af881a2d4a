using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Comparison.Rendering;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Worker.WebPages;

/// <summary>Draws prices over time as steps, to the day on which the last was read; a dotted line goes on from there to today.</summary>
internal static class PriceChart
{
    private const int Width = 720;
    private const int Height = 260;
    private const int Left = 64;
    private const int Right = 120;
    private const int Top = 16;
    private const int Bottom = 32;
    private const int LeastDays = 30;
    private const int LeastGap = 16;

    internal static Markup Section(PriceHistory? history, DateOnly today) => SectionMarkup.Of(
        "Price over time",
        history is null ? Markup.Empty : Markup.Of($"<p>{Introduction(history, today)}</p>\n{Of(history, today)}\n{Table(history)}"),
        history is { Series.IsEmpty: false }, "No paid price of input or output is known that holds for prompts of every length, so there is nothing to draw.");

    private static string Introduction(PriceHistory history, DateOnly today) =>
        $"What {history.Route.ProviderName} asks for {history.Route.ProviderModel}, per million tokens, as it was read. Comparisons use this route."
        + (history.Series.Any(series => IsUnread(series, today)) ? " A dotted line stands for the days since it was last read." : "");

    private static bool IsUnread(PriceSeries series, DateOnly today) => LastRead(series) < (series.Steps[^1].To ?? today) && LastRead(series) < today;

    // A file may say of its facts an earlier day than that on which it was read.
    private static DateOnly LastRead(PriceSeries series) => series.ConfirmedOn > series.Steps[^1].From ? series.ConfirmedOn : series.Steps[^1].From;

    private static Markup Of(PriceHistory history, DateOnly today)
    {
        var first = history.Series.Min(series => series.Steps[0].From);
        var start = first.AddDays(LeastDays) > today ? today.AddDays(-LeastDays) : first;
        var most = Ceiling(history.Series.Max(series => series.Steps.Max(step => step.Amount)));
        var scale = new Scale(start, today, most);
        return Markup.Of($"""
            <div class="scroll" role="region" aria-label="Chart of the price" tabindex="0">
            <svg class="chart" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="chart-title chart-text">
            <title id="chart-title">Price of {history.Route.ProviderModel} at {history.Route.ProviderName} over time</title>
            <desc id="chart-text">{string.Join(" ", history.Series.Select(series => Summary(series, history.Currency)))} The table below says the same.</desc>
            {Enumerable.Range(0, 5).Select(index => GridLine(most * index / 4, scale, history.Currency))}
            {Days(start, today).Select(day => Day(day, scale))}
            {history.Series.Select(series => Line(series, scale))}
            {Labels(history, scale)}
            </svg>
            </div>
            """);
    }

    private static Markup GridLine(decimal amount, Scale scale, string currency) => Markup.Of(
        $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Text(scale.Y(amount))}\" y2=\"{Text(scale.Y(amount))}\"/><text x=\"{Left - 10}\" y=\"{Text(scale.Y(amount) + 4)}\" text-anchor=\"end\">{Amount(amount, currency)}</text>\n");

    private static Markup Day(DateOnly day, Scale scale) => Markup.Of(
        $"<text x=\"{Text(scale.X(day))}\" y=\"{Height - 8}\" text-anchor=\"middle\">{day}</text>\n");

    private static Markup Line(PriceSeries series, Scale scale)
    {
        var path = string.Join(' ', series.Steps.Select((step, index) => Path(series, step, index, scale)));
        var dots = series.Steps.Select(step => Markup.Of($"<circle class=\"dot {series.Meter}\" cx=\"{Text(scale.X(step.From))}\" cy=\"{Text(scale.Y(step.Amount))}\" r=\"3.5\"/>"));
        var unread = IsUnread(series, scale.Last)
            ? Markup.Of($"<path class=\"line unread {series.Meter}\" d=\"M{Text(scale.X(LastRead(series)))} {Text(scale.Y(series.Steps[^1].Amount))} H{Text(scale.X(End(series.Steps[^1].To, scale)))}\"/>")
            : Markup.Empty;
        return Markup.Of($"<path class=\"line {series.Meter}\" d=\"{path}\"/>{unread}{dots}\n");
    }

    private static DateOnly End(DateOnly? to, Scale scale) => to < scale.Last ? to.Value : scale.Last;

    // A line goes on from the step before where that ended when this one began; between them, nothing was stated.
    private static string Path(PriceSeries series, PriceStep step, int index, Scale scale)
    {
        var joins = index > 0 && (series.Steps[index - 1].To ?? step.From) >= step.From;
        var end = index + 1 == series.Steps.Length && IsUnread(series, scale.Last) ? LastRead(series)
            : index + 1 < series.Steps.Length && !(step.To <= series.Steps[index + 1].From) ? series.Steps[index + 1].From
            : step.To;
        return $"{(joins ? "L" : "M")}{Text(scale.X(step.From))} {Text(scale.Y(step.Amount))} H{Text(scale.X(End(end, scale)))}";
    }

    // Labels stand at the ends of the lines, one above the other where the ends are near.
    private static IEnumerable<Markup> Labels(PriceHistory history, Scale scale)
    {
        var last = double.NegativeInfinity;
        foreach (var series in history.Series.OrderByDescending(series => series.Steps[^1].Amount))
        {
            var y = last = Math.Max(scale.Y(series.Steps[^1].Amount) + 4, last + LeastGap);
            yield return Markup.Of($"<text class=\"{series.Meter}\" x=\"{Width - Right + 10}\" y=\"{Text(y)}\">{RoutesSection.MeterText(series.Meter)} {Amount(series.Steps[^1].Amount, history.Currency)}</text>\n");
        }
    }

    private static Markup Table(PriceHistory history) => MarkupTable.Of(
        "Price over time",
        [MarkupTable.Header("Meter"), MarkupTable.Header("From"), MarkupTable.Header("Until"), MarkupTable.Header("Price", isFigure: true), MarkupTable.Header("In the source's words")],
        history.Series.SelectMany(series => series.Steps.Reverse().Select(step => Row(series, step, history.Currency))));

    private static Markup Row(PriceSeries series, PriceStep step, string currency) => Markup.Of($"""
        <tr><th scope="row">{RoutesSection.MeterText(series.Meter)}</th><td class="day">{step.From}</td><td class="long">{(step.To is { } to ? $"before {to:O}" : $"still stated on {LastRead(series):O}")}</td><td class="figure">{PriceText.Exact(step.Amount, currency, Units.MillionTokens)}</td><td><q>{EvidenceCells.Short(step.Quote)}</q></td></tr>

        """);

    private static string Summary(PriceSeries series, string currency)
    {
        var (first, last) = (series.Steps[0], series.Steps[^1]);
        var meter = RoutesSection.MeterText(series.Meter);
        return series.Steps.Length == 1
            ? $"{meter}: {Amount(last.Amount, currency)} since {first.From:O}."
            : $"{meter}: {Amount(first.Amount, currency)} from {first.From:O}, {Amount(last.Amount, currency)} since {last.From:O}, {NumberText.Count(series.Steps.Length - 1, "change")}.";
    }

    private static IEnumerable<DateOnly> Days(DateOnly start, DateOnly end)
    {
        const int ticks = 4;
        var days = end.DayNumber - start.DayNumber;
        return Enumerable.Range(0, ticks + 1).Select(tick => start.AddDays(days * tick / ticks));
    }

    private static string Amount(decimal amount, string currency) =>
        amount == 0 ? $"{(currency == PriceText.Dollar ? "$" : "")}0" : PriceText.Exact(amount, currency, "").TrimEnd('/');

    // The next of 1, 2, 4, 6, 8 times a power of ten: each is parted into four without odd digits.
    private static decimal Ceiling(decimal most)
    {
        var power = 0.000001m;
        while (power * 10 < most)
        {
            power *= 10;
        }

        return most <= 0 ? 1 : new[] { 1m, 2m, 4m, 6m, 8m, 10m }.Select(step => step * power).First(step => step >= most);
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private sealed record Scale(DateOnly First, DateOnly Last, decimal Most)
    {
        internal double X(DateOnly day) =>
            Left + ((Width - Left - Right) * Math.Clamp((day.DayNumber - First.DayNumber) / (double)(Last.DayNumber - First.DayNumber), 0, 1));

        internal double Y(decimal amount) => Height - Bottom - ((Height - Top - Bottom) * (double)(amount / Most));
    }
}
