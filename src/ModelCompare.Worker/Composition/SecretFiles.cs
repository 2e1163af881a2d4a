using System.Collections;

namespace ModelCompare.Worker.Composition;

/// <summary>Settings that are kept in files, as containers are given secrets: <c>Http__ApiKey_FILE=/run/secrets/key</c> is <c>Http:ApiKey</c>.</summary>
internal static class SecretFiles
{
    private const string Suffix = "_FILE";

    /// <summary>The settings of the environment's variables that name files.</summary>
    /// <exception cref="InvalidDataException">A file cannot be read.</exception>
    internal static Dictionary<string, string?> Read(IDictionary environment) => environment.Keys.Cast<string>()
        // Other programs' variables have no section.
        .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal) && name.Contains("__", StringComparison.Ordinal))
        .ToDictionary(name => name[..^Suffix.Length].Replace("__", ":", StringComparison.Ordinal), name => (string?)Read(name, (string)environment[name]!), StringComparer.OrdinalIgnoreCase);

    private static string Read(string name, string file)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidDataException($"{name} names the file \"{file}\", which cannot be read:", exception);
        }
    }
}
