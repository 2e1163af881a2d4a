namespace ModelCompare.Worker.Commands;

/// <summary>Ends a command with a message for the person who gave it: what is wrong, where, and what to do.</summary>
public sealed class CommandException(string message) : Exception(message);
