using ModelCompare.Comparison;
using ModelCompare.Comparison.Rendering;
using ModelCompare.Worker.Http;

namespace ModelCompare.Worker.WebPages;

/// <summary>A form that leads to any comparison. Names are completed by the browser, without a script.</summary>
internal static class CompareForm
{
    /// <param name="state">What there is to compare.</param>
    /// <param name="with">The one model where it is given; null for two fields.</param>
    internal static Markup Of(CatalogState state, ModelProfile? with = null) => state.View.Profiles.Length < 2 ? Markup.Empty : Markup.Of($"""
        <section class="tools" aria-labelledby="choose-heading">
        <h2 id="choose-heading">{(with is null ? "Compare two models" : "Compare it with another model")}</h2>
        <form method="get" action="/compare">
        {(with is null ? Field("a", "One model") : Markup.Of($"<input type=\"hidden\" name=\"a\" value=\"{with.Slug}\">"))}
        {Field("b", with is null ? "The other" : "Model")}
        <datalist id="models">{state.View.Profiles.Where(model => model.Slug != with?.Slug).Select(model => Markup.Of($"<option value=\"{model.Slug}\">{model.Name}</option>"))}</datalist>
        <button>Compare</button>
        </form>
        </section>
        """);

    private static Markup Field(string name, string label) =>
        Markup.Of($"<label>{label}<input name=\"{name}\" list=\"models\" required autocomplete=\"off\"></label>");
}
