using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>Selectors of the cells of one document. Cells share the way to their row, which is found once.</summary>
internal sealed class CellPlaces
{
    private readonly Dictionary<IElement, string> _parents = [];

    /// <summary>The same selector as <see cref="ElementPlace.SelectorOf"/> gives.</summary>
    internal string SelectorOf(IElement cell)
    {
        if (cell.ParentElement is not { } parent || cell.Id is not null)
        {
            return ElementPlace.SelectorOf(cell);
        }

        if (!_parents.TryGetValue(parent, out var start))
        {
            _parents[parent] = start = parent.Id is null ? SelectorOf(parent) : ElementPlace.SelectorOf(parent);
        }

        var number = parent.Children.TakeWhile(child => child != cell).Count(child => child.LocalName == cell.LocalName) + 1;
        return cell.LocalName is "html" or "body" ? ElementPlace.SelectorOf(cell) : $"{start} > {cell.LocalName}:nth-of-type({number})";
    }
}
