using Xunit;

namespace ModelCompare.Worker.Tests.WebPages;

/// <summary>One server and one browser for all tests of pages.</summary>
[CollectionDefinition(Name)]
public sealed class OnePageSite : ICollectionFixture<PageSite>
{
    public const string Name = "Pages";
}
