namespace ModelCompare.Tests;

/// <summary>Files beside the tests, found in the source tree.</summary>
internal static class TestData
{
    public static string Path(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "ModelCompare.sln")))
            {
                return System.IO.Path.Combine(folder.FullName, "tests", "ModelCompare.Tests", relative);
            }
        }

        throw new InvalidOperationException("ModelCompare.sln is in no folder above the tests.");
    }
}
