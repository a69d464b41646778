namespace Sealing.Syntax;

/// <summary>A comment from its <c>#</c> to the end of its line, line end not included.</summary>
/// <param name="Start">Where the <c>#</c> stands.</param>
/// <param name="End">The end of the line.</param>
/// <param name="Column">UTF-16 units before it on its line.</param>
/// <param name="HasOwnLine">Whether nothing else stands before it on its line.</param>
internal readonly record struct YamlComment(int Start, int End, int Column, bool HasOwnLine);
