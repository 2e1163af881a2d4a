using Microsoft.Extensions.Options;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Webhooks;

/// <summary>
/// Delivers what the outbox holds, at least once: a notification is tried until it is acknowledged, or given up after
/// <see cref="Webhook.GiveUpAfter"/>. When it is tried next is kept in the database, since retries outlive workers.
/// </summary>
internal sealed partial class WebhookDelivery(
    NotificationStore notifications, WebhookSender sender, IOptions<WebhookOptions> options, TimeProvider time, ILogger<WebhookDelivery> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);

    // A claim outlives its attempts one after another, and that of a worker that died is soon another's.
    private const int Batch = 8;
    private static readonly TimeSpan s_lease = (WebhookSender.Timeout * Batch) + TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_firstDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.All.Count == 0)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await notifications.TellStaleAsync(stoppingToken).ConfigureAwait(false);
                while (await DeliverDueAsync(stoppingToken).ConfigureAwait(false) > 0)
                {
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // A database that is away is not the end of the worker.
                Log.CannotLook(logger, exception.Message);
            }

            await Task.Delay(s_interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Tries what is due, once each.</summary>
    /// <returns>How many were tried.</returns>
    internal async Task<int> DeliverDueAsync(CancellationToken cancellationToken)
    {
        var claimed = await notifications.ClaimAsync(Batch, s_lease, cancellationToken).ConfigureAwait(false);
        foreach (var notification in claimed)
        {
            await TryAsync(notification, cancellationToken).ConfigureAwait(false);
        }

        return claimed.Length;
    }

    private async Task TryAsync(PendingNotification notification, CancellationToken cancellationToken)
    {
        var hook = options.Value.All.FirstOrDefault(hook => hook.Key == notification.Target);
        // Another worker may know the receiver; when none does, it is given up like any other.
        var error = hook is null ? "its receiver is in no setting of this worker" : await sender.SendAsync(hook, notification, cancellationToken).ConfigureAwait(false);
        if (error is null)
        {
            await notifications.EndAsync(notification.Id, null, cancellationToken).ConfigureAwait(false);
            return;
        }

        var next = time.GetUtcNow() + Delay(notification.Attempts);
        if (next - notification.CreatedAt > (hook ?? new Webhook()).GiveUpAfter)
        {
            Log.GivenUp(logger, notification.Id, notification.Attempts, error);
            await notifications.EndAsync(notification.Id, error, cancellationToken).ConfigureAwait(false);
            return;
        }

        Log.Failed(logger, notification.Id, notification.Attempts, next, error);
        await notifications.DeferAsync(notification.Id, next, error, cancellationToken).ConfigureAwait(false);
    }

    // Twice as long each time, up to an hour; up to a fifth more, so that receivers that were away are not told all at once.
    private static TimeSpan Delay(int attempts)
    {
        var delay = s_firstDelay * Math.Pow(2, Math.Min(attempts - 1, 20));
        return (delay < s_longestDelay ? delay : s_longestDelay) * (1 + (Random.Shared.NextDouble() / 5));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Notification {Id} was not acknowledged at attempt {Attempts} and is tried again at {Next}: {Error}")]
        public static partial void Failed(ILogger logger, string id, int attempts, DateTimeOffset next, string error);

        [LoggerMessage(LogLevel.Error, "Gave up notification {Id} after {Attempts} attempts: {Error}")]
        public static partial void GivenUp(ILogger logger, string id, int attempts, string error);

        [LoggerMessage(LogLevel.Warning, "Cannot look for notifications: {Error}")]
        public static partial void CannotLook(ILogger logger, string error);
    }
}
