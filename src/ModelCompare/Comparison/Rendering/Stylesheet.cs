namespace ModelCompare.Comparison.Rendering;

/// <summary>The one stylesheet of all pages.</summary>
public static class Stylesheet
{
    /// <summary>CSS that holds nothing but our own rules.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream(typeof(Stylesheet), "pages.css")
            ?? throw new InvalidOperationException("The assembly lacks its stylesheet.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
