using AngleSharp.Dom;

namespace ModelCompare.Extraction;

/// <summary>The elements that hold one of some elements. Asking it is a look-up, where a selector would search the element each time.</summary>
internal sealed class HolderSet
{
    private readonly HashSet<IElement> _holders = [];

    /// <summary>Adds all elements that an element is in.</summary>
    internal void Add(IElement held) => AddHolder(held.ParentElement);

    /// <summary>Adds an element, and all that it is in.</summary>
    internal void AddHolder(IElement? holder)
    {
        // Where an ancestor is known, those above it are.
        for (var at = holder; at is not null && _holders.Add(at);)
        {
            at = at.ParentElement;
        }
    }

    /// <summary>Whether an element holds one of those that were added, at any depth.</summary>
    internal bool Holds(IElement element) => _holders.Contains(element);
}
