using System.Text;

namespace ModelCompare.Sources.Json;

/// <summary>Collects what is wrong with one file and turns byte offsets into lines and columns.</summary>
internal sealed class SourceFileErrors(string file, ReadOnlyMemory<byte> utf8)
{
    private readonly List<(int Offset, SourceFileError Error)> _errors = [];

    public bool Any => _errors.Count > 0;

    public void Add(int offset, string place, string problem, string remedy)
    {
        var before = utf8.Span[..Math.Clamp(offset, 0, utf8.Length)];
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        _errors.Add((offset, new SourceFileError(file, line, column, place, problem, remedy)));
    }

    public SourceFileResult.Invalid ToInvalid() =>
        new([.. _errors.OrderBy(entry => entry.Offset).Select(entry => entry.Error)]);
}
