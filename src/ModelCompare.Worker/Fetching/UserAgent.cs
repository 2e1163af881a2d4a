namespace ModelCompare.Worker.Fetching;

/// <summary>Who we say we are.</summary>
internal static class UserAgent
{
    /// <summary>The product token, which is also the name by which a robots.txt addresses us.</summary>
    public const string Product = "ModelCompare";

    public static string Format(Uri? contact)
    {
        var version = typeof(UserAgent).Assembly.GetName().Version?.ToString(3) ?? "0";
        return contact is null ? $"{Product}/{version}" : $"{Product}/{version} (+{contact.AbsoluteUri})";
    }
}
