using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ModelCompare.Worker.Http;

/// <summary><c>/openapi/v1.json</c>, made once.</summary>
internal static class OpenApiEndpoint
{
    private const string Document = "v1";

    internal static void MapOpenApiDocument(this IEndpointRouteBuilder endpoints)
    {
        Task<Answer>? made = null;
        endpoints.MapGet("/openapi/v1.json", async (IServiceProvider services) =>
                (IResult)await (made ??= MakeAsync(services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Document))).ConfigureAwait(false))
            .ExcludeFromDescription();
    }

    internal static void AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi(Document, Descriptions.Configure);

    private static async Task<Answer> MakeAsync(IOpenApiDocumentProvider provider)
    {
        var document = await provider.GetOpenApiDocumentAsync().ConfigureAwait(false);
        return new(new(Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1).ConfigureAwait(false)), Answers.Json));
    }
}
