using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ModelCompare.Comparison;
using ModelCompare.Worker.Monitoring;
using ModelCompare.Worker.WebPages;

namespace ModelCompare.Worker.Http;

/// <summary>Puts the web application together.</summary>
public static class HttpHosting
{
    /// <summary>Adds the server and what its endpoints need.</summary>
    public static void AddHttp(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<HttpOptions>().Bind(builder.Configuration.GetSection(HttpOptions.Section)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<HttpOptions>, HttpOptionsValidator>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Protection.LimitRequests);
        builder.Services.AddRoutingCore();
        builder.Services.AddProblemDetails();
        builder.Services.AddRateLimit();
        builder.Services.AddCors();
        builder.Services.AddOpenApiDocument();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            var conventions = SnapshotJson.Options(indented: false);
            (json.SerializerOptions.PropertyNamingPolicy, json.SerializerOptions.Encoder) = (conventions.PropertyNamingPolicy, conventions.Encoder);
            // The default also reads numbers out of strings, and so the OpenAPI document would say that each may be a string.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.Services.AddSingleton<CatalogStates>();
        builder.Services.AddPrometheus();
    }

    /// <summary>Adds the endpoints, and the addresses of <see cref="HttpOptions.Urls"/>.</summary>
    public static void UseHttp(this WebApplication application)
    {
        var options = application.Services.GetRequiredService<IOptions<HttpOptions>>().Value;
        foreach (var url in options.EachUrl())
        {
            application.Urls.Add(url);
        }

        application.UseHead();
        application.UseSecurityHeaders();
        if (options.CorsOrigins.Count > 0)
        {
            application.UseCors(cors => cors.WithOrigins([.. options.CorsOrigins]).WithMethods(HttpMethods.Get)
                .WithHeaders(HeaderNames.IfNoneMatch).WithExposedHeaders(HeaderNames.ETag, HeaderNames.Link, HeaderNames.ContentLocation, HeaderNames.RetryAfter));
        }

        application.UseAddressLimit();
        application.UseRateLimiter();
        application.UseReadyAnswers();
        application.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Problems.AnswerAsync });
        application.UseStatusCodePages(PageEndpoints.AnswerStatusAsync);
        application.UseRefreshKey();
        application.UseRouting();
        application.MapHealth();
        application.MapMetrics();
        application.MapModels();
        application.MapPrices();
        application.MapComparisons();
        application.MapChanges();
        application.MapRefreshes();
        application.MapOpenApiDocument();
        application.MapPages();
    }
}
