namespace ModelCompare;

/// <summary>Names the code that reads documents and builds snapshots.</summary>
public static class ProgramVersion
{
    private const int Shown = 12;

    /// <summary>The version and, behind a plus sign, the module's id, which the compiler derives from the code, so that nobody has to remember to raise a number.</summary>
    public static readonly string Text =
        $"{typeof(ProgramVersion).Assembly.GetName().Version!.ToString(3)}+{typeof(ProgramVersion).Module.ModuleVersionId.ToString("N")[..Shown]}";
}
