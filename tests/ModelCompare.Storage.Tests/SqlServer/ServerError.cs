using System.Reflection;
using Microsoft.Data.SqlClient;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>Exceptions as SqlClient makes them of a server's error, which nobody else may.</summary>
internal static class ServerError
{
    public const int Duplicate = 2627;
    public const int NoSuchDatabase = 4060;

    public static SqlException Of(int number, string message)
    {
        var error = Make(typeof(SqlError), number, (byte)1, (byte)14, "nowhere", message, "", 1, null, 0);
        var errors = Make(typeof(SqlErrorCollection));
        typeof(SqlErrorCollection).GetMethod("Add", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(errors, [error]);
        return (SqlException)Make(typeof(SqlException), message, errors, null, Guid.Empty);
    }

    private static object Make(Type type, params object?[] arguments) => type
        .GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic)
        .Single(constructor => constructor.GetParameters() is var parameters && parameters.Length == arguments.Length
            && parameters.Zip(arguments).All(pair => pair.Second is null || pair.First.ParameterType.IsInstanceOfType(pair.Second)))
        .Invoke(arguments);
}
