namespace ModelCompare.Storage;

/// <summary>The catalog's database cannot be used. The message says which one, what is wrong and what to do; it holds no password.</summary>
public sealed class CatalogUnavailableException : Exception
{
    public CatalogUnavailableException()
    {
    }

    public CatalogUnavailableException(string message)
        : base(message)
    {
    }

    public CatalogUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
