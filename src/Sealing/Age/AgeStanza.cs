namespace Sealing.Age;

/// <summary>One entry of an age header: the file key, wrapped for one recipient in the way that <see cref="Type"/> names.</summary>
/// <remarks>
/// Written as <c>-> TYPE ARGUMENT...</c> and the body in lines of 64 characters of unpadded base64, the last one shorter.
/// Source: C2SP age.md, "Recipient stanza".
/// </remarks>
public sealed class AgeStanza
{
    /// <summary>A stanza. Type and arguments are one or more visible ASCII characters each.</summary>
    /// <exception cref="ArgumentException">The type or an argument is empty or has another character in it.</exception>
    public AgeStanza(string type, IReadOnlyList<string> arguments, ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(arguments);
        Check(type, nameof(type));
        foreach (var argument in arguments)
        {
            Check(argument, nameof(arguments));
        }

        (Type, Arguments, Body) = (type, arguments, body);
    }

    /// <summary>The recipient type, such as <c>X25519</c>; case matters.</summary>
    public string Type { get; }

    /// <summary>What stands after the type, separated by single spaces.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>The bytes of the body, decoded; it may be empty.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    private static void Check(string text, string parameter)
    {
        if (text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException("the type and the arguments of a stanza are visible ASCII characters", parameter);
        }
    }
}
