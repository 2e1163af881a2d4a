using System.Text;

namespace ModelCompare.Normalization.Words;

/// <summary>One spelling for what pages write in many: full-width signs, odd spaces, dashes, letter case.</summary>
public static class TextFolding
{
    /// <summary>
    /// Compatibility-normalized, lower-case text with single spaces, <c>≤</c> as <c>&lt;=</c>, <c>≥</c> as <c>&gt;=</c>, every dash as <c>-</c>
    /// and no zero-width characters. Meant for recognizing words, never for quoting.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Ascii.IsValid(text) ? text : Plain(text).Normalize(NormalizationForm.FormKC))
        {
            Append(folded, c);
        }

        return folded.ToString().TrimEnd().ToLowerInvariant();
    }

    /// <summary>
    /// The text with full-width signs as plain ones and without raised digits, which are footnote marks: compatibility
    /// normalization alone would make <c>$0.20²</c> a price of 0.202.
    /// </summary>
    public static string Plain(string text) => Ascii.IsValid(text) ? text : string.Create(text.Length, text, static (plain, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            plain[i] = source[i] switch
            {
                >= '\uff01' and <= '\uff5e' and var wide => (char)(wide - 0xfee0),
                '\uffe5' => '¥',
                '¹' or '²' or '³' or (>= '\u2070' and <= '\u209c') => ' ',
                var c => c,
            };
        }
    });

    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case '≤':
                folded.Append("<=");
                break;
            case '≥':
                folded.Append(">=");
                break;
            case '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad':
                break;
            case '‐' or '‑' or '‒' or '–' or '—' or '―' or '−':
                folded.Append('-');
                break;
            default:
                if (!char.IsWhiteSpace(c))
                {
                    folded.Append(c);
                }
                else if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }

                break;
        }
    }
}
