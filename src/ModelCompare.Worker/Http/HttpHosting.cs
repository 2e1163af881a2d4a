using Microsoft.Extensions.Options;

namespace ModelCompare.Worker.Http;

/// <summary>Puts the web application together.</summary>
public static class HttpHosting
{
    /// <summary>Adds the server and what its endpoints need.</summary>
    public static void AddHttp(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<HttpOptions>().Bind(builder.Configuration.GetSection(HttpOptions.Section)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<HttpOptions>, HttpOptionsValidator>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddRoutingCore();
    }

    /// <summary>Adds the endpoints, and the addresses of <see cref="HttpOptions.Urls"/>.</summary>
    public static void UseHttp(this WebApplication application)
    {
        foreach (var url in application.Services.GetRequiredService<IOptions<HttpOptions>>().Value.EachUrl())
        {
            application.Urls.Add(url);
        }

        application.UseRouting();
        application.MapHealth();
    }
}
