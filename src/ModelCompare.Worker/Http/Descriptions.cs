using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ModelCompare.Comparison;

namespace ModelCompare.Worker.Http;

/// <summary>What the OpenAPI document says of endpoints.</summary>
internal static class Descriptions
{
    private const string KeyScheme = "key";

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

    /// <summary>Describes an endpoint that wants the key, with the answers that all of them have.</summary>
    /// <param name="statuses">Problems beyond those of all.</param>
    internal static RouteHandlerBuilder DescribeKeyed(this RouteHandlerBuilder endpoint, string name, string summary, params int[] statuses)
    {
        endpoint.WithName(name).WithSummary(summary).WithMetadata(new KeyRequired());
        int[] all =
        [
            StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests,
            StatusCodes.Status500InternalServerError, StatusCodes.Status503ServiceUnavailable, .. statuses,
        ];
        return all.Aggregate(endpoint, (described, status) => described.ProducesProblem(status));
    }

    internal static void Configure(OpenApiOptions options)
    {
        // By a reference, what is any JSON would be one of null and any JSON: null is both, and so would be neither.
        options.CreateSchemaReferenceId = type => type.Type == typeof(JsonNode) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonPropertyInfo is { DeclaringType: var type, PropertyType: var value } && type == typeof(Cell) && value == typeof(JsonNode))
            {
                schema.Type = JsonSchemaType.Null | JsonSchemaType.Number | JsonSchemaType.String | JsonSchemaType.Array;
                schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
            }

            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "ModelCompare", Version = ProgramVersion.Text, Description = "A catalog of language models, and comparisons of any two." };
            document.Servers?.Clear();
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal) { [KeyScheme] = Key() };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            var isKeyed = metadata.OfType<KeyRequired>().Any();
            operation.Parameters =
            [
                .. operation.Parameters ?? [],
                .. metadata.OfType<QueryParameters>().SelectMany(parameters => parameters.All).Select(Parameter),
                .. metadata.OfType<HeaderParameter>().Select(Parameter),
            ];
            operation.Security = isKeyed ? [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, context.Document)] = [] }] : operation.Security;
            if (operation.RequestBody is OpenApiRequestBody body && metadata.OfType<BodyOptional>().Any())
            {
                body.Required = false;
            }

            foreach (var (status, response) in operation.Responses ?? [])
            {
                response.Description = (isKeyed ? KeyedMeaning(status) : null) ?? Meaning(status) ?? response.Description;
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

    private static OpenApiParameter Parameter(HeaderParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Header,
        Description = parameter.Description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = parameter.Longest },
    };

    private static OpenApiSecurityScheme Key() => new()
    {
        Type = SecuritySchemeType.ApiKey,
        In = ParameterLocation.Header,
        Name = RefreshEndpoints.KeyHeader,
        Description = $"The key in {HttpOptions.Section}:{nameof(HttpOptions.ApiKey)} of the worker.",
    };

    private static string? KeyedMeaning(string status) => status switch
    {
        "400" => "The body names no known source or is no such JSON, or a header is too long; `parameter` names it.",
        "404" => "There is no such refresh.",
        _ => null,
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
        "415" => "The body is not sent as JSON.",
        "422" => "The Idempotency-Key was given before, for other sources.",
        "429" => "Too many requests of this address; Retry-After says how many seconds to wait.",
        "500" => "The program failed; its log says more.",
        "503" => "The catalog cannot be read.",
        _ => null,
    };
}

/// <summary>A header that an endpoint takes.</summary>
/// <param name="Longest">Most characters.</param>
internal sealed record HeaderParameter(string Name, string Description, int Longest);

/// <summary>Says of an endpoint that it wants the key.</summary>
internal sealed record KeyRequired;

/// <summary>Says of an endpoint that its body may be left out.</summary>
internal sealed record BodyOptional;
