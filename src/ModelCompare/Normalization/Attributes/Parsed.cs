namespace ModelCompare.Normalization.Attributes;

/// <summary>What a parser makes of a text: a value, nothing because the text says nothing (<c>-</c>, <c>N/A</c>), or a refusal with its reason.</summary>
public readonly record struct Parsed<T>
{
    private Parsed(bool hasValue, T? value, string? problem) => (HasValue, Value, Problem) = (hasValue, value, problem);

    /// <summary>True when there is a value.</summary>
    public bool HasValue { get; }

    /// <summary>The value, if there is one.</summary>
    public T? Value { get; }

    /// <summary>Why the text was refused; null when it was not.</summary>
    public string? Problem { get; }

    internal static Parsed<T> Of(T value) => new(true, value, null);

    internal static Parsed<T> Unknown() => default;

    internal static Parsed<T> Refused(string problem) => new(false, default, problem);

    /// <summary>The same outcome with another value.</summary>
    internal Parsed<TOther> Select<TOther>(Func<T, TOther> map) =>
        HasValue ? Parsed<TOther>.Of(map(Value!)) : Problem is null ? Parsed<TOther>.Unknown() : Parsed<TOther>.Refused(Problem);
}
