using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ModelCompare.Worker.Fetching;

/// <summary>The <c>manifest.json</c> of a recording.</summary>
internal sealed record RecordingManifest(ImmutableArray<RecordedResponse> Responses)
{
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads the manifest of a folder, or says what is wrong with it.</summary>
    public static (RecordingManifest? Manifest, string? Problem) Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        try
        {
            var manifest = JsonSerializer.Deserialize<RecordingManifest>(File.ReadAllBytes(file), s_json);
            if (manifest is null || manifest.Responses.IsDefault)
            {
                return (null, $"{file} has no \"responses\".");
            }

            var problem = manifest.Responses.Select((response, index) => Problem(response, index, folder)).FirstOrDefault(found => found is not null);
            return problem is null ? (manifest, null) : (null, $"{file}: {problem}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, $"{file} cannot be read: {exception.Message} A recording is made by --record.");
        }
        catch (JsonException exception)
        {
            return (null, $"{file} is no manifest of a recording: {Explain(exception)}");
        }
    }

    // Only of broken JSON the message says something to people; otherwise it names types of the program.
    private static string Explain(JsonException exception) => exception.InnerException is JsonException broken
        ? broken.Message
        : string.Create(CultureInfo.InvariantCulture, $"what stands at {exception.Path ?? "$"}, line {exception.LineNumber + 1}, is not what belongs there, or lacks something.");

    /// <summary>Writes the manifest so that a reader sees the old one or the new one, never half of it.</summary>
    public Task WriteAsync(string folder, CancellationToken cancellationToken) =>
        WriteFileAsync(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, s_json), cancellationToken);

    /// <summary>Writes beside the file and renames.</summary>
    public static async Task WriteFileAsync(string file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllBytesAsync(temporary, content, cancellationToken).ConfigureAwait(false);
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static string? Problem(RecordedResponse? response, int index, string folder)
    {
        if (response is null || !Uri.TryCreate(response.Url, UriKind.Absolute, out _))
        {
            return $"responses[{index}] has no absolute url.";
        }

        return response.File is null || IsInside(folder, response.File) ? null : $"responses[{index}] ({response.Url}): \"{response.File}\" leads out of the folder.";
    }

    private static bool IsInside(string folder, string file)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        return Path.GetFullPath(file, root).StartsWith(root, StringComparison.Ordinal);
    }
}

/// <summary>One answer of a recording.</summary>
/// <param name="File">File of the body, relative to the folder; null where the answer had none.</param>
internal sealed record RecordedResponse(
    string Url, int Status, DateTimeOffset FetchedAt, string? ContentType = null, string? File = null, string? Etag = null);
