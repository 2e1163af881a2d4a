using System.Globalization;
using System.Text;
using ModelCompare.Worker.Commands;

// Everything that is written and parsed is the same on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = Encoding.UTF8;
return await CommandLine.RunAsync(args, new CommandContext(Console.Out, Console.Error, new Dictionary<string, string?>()));
