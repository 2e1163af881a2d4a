using ModelCompare.Catalog;
using ModelCompare.Fetching;

namespace ModelCompare.Tests.Acceptance;

/// <summary>A page as its owner might change it.</summary>
/// <param name="Mutation">Name of the change, for the table.</param>
/// <param name="Document">The changed page.</param>
/// <param name="Change">For a change that is real and plausible: the amounts of prices before and after; empty where nothing changed, null where the page now lies.</param>
public sealed record Mutant(string Mutation, Document Document, (decimal From, decimal To)? Change, bool IsReal)
{
    /// <summary>Prices that the page no longer states as what they were, although they stand there unchanged; null for none.</summary>
    public Func<PriceFact, bool>? Denied { get; init; }

    /// <summary>Prices that the page states and did not state before; null for none.</summary>
    public Func<PriceFact, bool>? Meant { get; init; }
}

/// <summary>What became of a mutant.</summary>
public enum Verdict
{
    /// <summary>Every price that was accepted is true.</summary>
    StillRight,

    /// <summary>A person is asked.</summary>
    Held,

    /// <summary>The source failed, with a reason.</summary>
    FailedLoudly,

    /// <summary>A price was accepted that the page's owner did not mean.</summary>
    SilentlyWrong,
}
