namespace ModelCompare.Comparison.Parts;

/// <summary>What a benchmark measures, told from the names in common use.</summary>
internal static class BenchmarkKinds
{
    private static readonly string[] Coding =
    [
        "humaneval", "mbpp", "livecodebench", "swebench", "swelancer", "aider", "bigcodebench", "codeforces",
        "codecontests", "scicode", "evalplus", "multipl-e", "ds1000", "cruxeval", "terminalbench",
    ];

    // Function-call suites such as BFCL are not here: they also score models that are offered without tools.
    private static readonly string[] Agentic =
    [
        "taubench", "tau2bench", "tau2", "τbench", "τ2bench", "τ²bench", "terminalbench", "browsecomp", "osworld",
        "webarena", "agentbench", "toolathlon", "vendingbench", "mcpatlas",
    ];

    private static readonly string[] LowerIsBetter = ["error", "errors", "perplexity", "ppl", "wer", "cer", "cost", "latency", "seconds", "time"];

    // Of a whole name only what measures: a benchmark of error detection, or of time, is no rate of errors and no duration.
    private static readonly string[] LowerNames = ["perplexity", "wer", "cer", "latency"];
    private static readonly string[] LowerRates = ["error", "errors", "hallucination", "failure"];

    public static bool IsCoding(ModelBenchmark row) => Names(row, Coding) || HasWord(row, "coding", "code");

    public static bool IsAgentic(ModelBenchmark row) => Names(row, Agentic) || HasWord(row, "agentic", "agents");

    /// <summary>Whether the lower of two scores is the better one, by the metric or, where pages leave that empty, by the name.</summary>
    public static bool IsLowerBetter(ModelBenchmark row)
    {
        var name = Words(row.Benchmark);
        return Words(row.Metric).Any(LowerIsBetter.Contains)
            || name.Any(LowerNames.Contains)
            || name.Zip(name.Skip(1)).Any(pair => LowerRates.Contains(pair.First) && pair.Second is "rate" or "rates");
    }

    private static bool Names(ModelBenchmark row, string[] known)
    {
        var name = row.Benchmark.ToLowerInvariant();
        var compact = name.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return known.Any(text => compact.Contains(text, StringComparison.Ordinal) || name.Contains(text, StringComparison.Ordinal));
    }

    private static bool HasWord(ModelBenchmark row, params string[] words) =>
        Words(row.Benchmark).Concat(Words(row.Metric)).Any(words.Contains);

    private static string[] Words(string text) =>
        text.ToLowerInvariant().Split([' ', '-', '_', '/', '(', ')', ',', '.', ':'], StringSplitOptions.RemoveEmptyEntries);
}
