using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ModelCompare.Worker.Http;

/// <summary>A part of a list.</summary>
/// <param name="Items">The rows, in a stable order.</param>
/// <param name="Next">Address of the rows after them; null where these are the last.</param>
internal sealed record Page<T>(ImmutableArray<T> Items, string? Next)
{
    /// <summary>The rows after a cursor.</summary>
    /// <param name="rows">All rows, in the order of their keys, each key once.</param>
    /// <param name="key">Names a row for good, so that a page goes on at the right one though rows come and go.</param>
    internal static Page<T> Of(IEnumerable<T> rows, Func<T, string> key, Query query)
    {
        var after = query.Cursor is { } cursor ? rows.Where(row => string.CompareOrdinal(key(row), cursor) > 0) : rows;
        ImmutableArray<T> some = [.. after.Take(query.Limit + 1)];
        return some.Length <= query.Limit ? new(some, null) : new(some[..query.Limit], query.After(key(some[query.Limit - 1])));
    }
}

/// <summary>Cursors: what a client gives back as it got it.</summary>
internal static class Cursor
{
    internal static string Write(string text) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(text));

    internal static string? Read(string cursor)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(WebEncoders.Base64UrlDecode(cursor));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
