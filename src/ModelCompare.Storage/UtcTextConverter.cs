using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ModelCompare.Storage;

/// <summary>Keeps a time as ISO 8601 text in UTC, to the tick and of one width, so that texts sort as times do.</summary>
internal sealed class UtcTextConverter() : ValueConverter<DateTimeOffset, string>(
    time => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture),
    text => DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
}
