using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ModelCompare.Worker.Http;

/// <summary>What the OpenAPI document says of endpoints.</summary>
internal static class Descriptions
{
    /// <summary>Describes a GET of <c>/v1</c> with the answers that all of them have.</summary>
    internal static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string name, string summary, QueryParameters parameters) => endpoint
        .WithName(name).WithSummary(summary).WithTags("catalog").WithMetadata(parameters)
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status500InternalServerError)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    internal static RouteHandlerBuilder DescribeHealth(this RouteHandlerBuilder endpoint, string name, string summary) => endpoint
        .WithName(name).WithSummary(summary).WithTags("health");

    internal static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "ModelCompare", Version = ProgramVersion.Text, Description = "A catalog of language models, and comparisons of any two." };
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            operation.Parameters = [.. operation.Parameters ?? [], .. metadata.OfType<QueryParameters>().SelectMany(parameters => parameters.All).Select(Parameter)];
            foreach (var (status, response) in operation.Responses ?? [])
            {
                response.Description = Meaning(status) ?? response.Description;
            }

            return Task.CompletedTask;
        });
    }

    private static OpenApiParameter Parameter(QueryParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Schema = new OpenApiSchema { Type = parameter.IsNumber ? JsonSchemaType.Integer : JsonSchemaType.String },
    };

    private static string? Meaning(string status) => status switch
    {
        "200" => "The document.",
        "202" => "It is asked for; Location says where to follow it.",
        "304" => "The client has it already: If-None-Match names its ETag.",
        "400" => "A parameter is unknown or wrong; `parameter` names it.",
        "401" => "The header holds no key that this worker knows.",
        "403" => "The worker was given no key, so that nobody starts refreshes.",
        "404" => "There is no such model; `near` names models that may have been meant.",
        "429" => "Too many requests of this address; Retry-After says how many seconds to wait.",
        "500" => "The program failed; its log says more.",
        "503" => "The catalog cannot be read.",
        _ => null,
    };
}
