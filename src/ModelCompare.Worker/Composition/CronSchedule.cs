using Quartz;

namespace ModelCompare.Worker.Composition;

/// <summary>Checks schedules by the rules of the scheduler that will run them.</summary>
public static class CronSchedule
{
    /// <summary>What is wrong with a cron expression; null when nothing is.</summary>
    public static string? Check(string expression)
    {
        try
        {
            _ = new CronExpression(expression);
            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }
}
