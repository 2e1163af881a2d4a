using Xunit;

namespace ModelCompare.Tests;

/// <summary>The folder <c>shared</c> beside the repository, or the one that MODELCOMPARE_SHARED names; tests on it are skipped without it.</summary>
internal static class SharedFolder
{
    /// <summary>Full path of a file in the folder; skips the test, saying why, when it is absent.</summary>
    public static string File(string relative)
    {
        var path = Path.Combine(Root, relative);
        if (!System.IO.File.Exists(path))
        {
            Assert.Skip($"{path} is absent: set MODELCOMPARE_SHARED to the shared folder to run this test.");
        }

        return path;
    }

    private static string Root =>
        Environment.GetEnvironmentVariable("MODELCOMPARE_SHARED") is { Length: > 0 } named
            ? named
            : Path.Combine(Repository(), "..", "shared");

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "ModelCompare.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("ModelCompare.sln is in no folder above the tests.");
    }
}
