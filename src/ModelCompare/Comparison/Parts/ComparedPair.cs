namespace ModelCompare.Comparison.Parts;

/// <summary>The two models. Whatever differs by side is one function of (self, other), so that no side is treated otherwise.</summary>
internal sealed record ComparedPair(ComparedModel Left, ComparedModel Right, Traffic Traffic)
{
    public Sides<T> Each<T>(Func<ComparedModel, ComparedModel, T> of) => new(of(Left, Right), of(Right, Left));

    public Sides<T> Each<T>(Func<ComparedModel, T> of) => new(of(Left), of(Right));

    public ScorecardRow Signal(string signal, Func<ComparedModel, Cell> of) => new(signal, of(Left), of(Right));

    public AttributeRow Row(string name, string label, Func<ComparedModel, Cell> of) => new(name, label, of(Left), of(Right));
}
