using System.Collections.Immutable;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>Where the grids of a page stand.</summary>
internal sealed class GridHolders
{
    private readonly HashSet<IElement> _roots = [];
    private readonly HolderSet _holders = new();

    internal GridHolders(ImmutableArray<Grid> grids)
    {
        foreach (var grid in grids)
        {
            _roots.Add(grid.Root);
            _holders.Add(grid.Root);
        }
    }

    /// <summary>The elements that are grids.</summary>
    internal IReadOnlySet<IElement> Roots => _roots;

    /// <summary>Whether an element is or holds a grid.</summary>
    internal bool Holds(IElement element) => _roots.Contains(element) || _holders.Holds(element);
}
