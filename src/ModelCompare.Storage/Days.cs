namespace ModelCompare.Storage;

/// <summary>Days of the catalog are UTC days.</summary>
internal static class Days
{
    public static DateOnly Utc(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
