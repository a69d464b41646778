using System.CommandLine;
using Sealing.Cli.Secrets.Values;

namespace Sealing.Cli.Secrets.Creation;

/// <summary>One of the kinds of Secrets that <c>kubectl create secret</c> knows.</summary>
internal interface ISecretKind
{
    /// <summary>The word of the command line.</summary>
    string Name { get; }

    string Description { get; }

    /// <summary>The flags that are its own.</summary>
    IEnumerable<Option> Options { get; }

    /// <summary>The type of the Secret, or null.</summary>
    string? Type(ParseResult line);

    /// <summary>Reads and asks for the values.</summary>
    void Read(ParseResult line, SecretValues values);

    /// <summary>The values that are made at random.</summary>
    IReadOnlyList<GeneratedValue> Generated(ParseResult line) => [];
}
