using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Sealing.Data;

namespace Sealing.Syntax.Scanning;

/// <summary>Tags (YAML 1.1 s3.2.2.1): <c>!local</c>, <c>!!str</c>, <c>!handle!name</c>, <c>!&lt;verbatim&gt;</c>, resolved by the directives of their document.</summary>
internal sealed class Tags(TextCursor cursor, TagHandles handles, TokenTexts texts)
{
    private const string OfHandle = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const string OfName = OfHandle + ";/?:@&=+$.!~*'()%";

    private static readonly SearchValues<char> OfHandles = SearchValues.Create(OfHandle);
    private static readonly SearchValues<char> OfNames = SearchValues.Create(OfName);
    private static readonly SearchValues<char> OfUris = SearchValues.Create(OfName + ",[]");

    /// <summary>Reads one from its <c>!</c>.</summary>
    public Token Read(bool isInBrackets)
    {
        var start = cursor.Position;
        var tag = cursor.Next == '<' ? ReadVerbatim() : ReadShorthand();
        if (!YamlCharacters.IsBlankOrEnd(cursor.Current) && !(isInBrackets && cursor.Current == ','))
        {
            throw ScanProblem.At(ScanProblem.Tag, start);
        }

        return texts.Add(new Token(TokenKind.Tag, start, cursor.At), tag);
    }

    /// <summary>Reads the handle of a tag or a directive: <c>!</c>, <c>!!</c> or <c>!name!</c>; a name that does not end in <c>!</c> is left for the tag.</summary>
    public string ReadHandle()
    {
        var name = cursor.Rest[1..];
        var length = name.IndexOfAnyExcept(OfHandles);
        var handle = length >= 0 && name[length] == '!' ? cursor.Rest[..(length + 2)].ToString() : "!";
        cursor.Skip(handle.Length);
        return handle;
    }

    /// <summary>Reads the rest of a tag, or a prefix, with its percent escapes decoded.</summary>
    public string ReadName(bool isUri)
    {
        var length = cursor.Rest.IndexOfAnyExcept(isUri ? OfUris : OfNames);
        var name = length < 0 ? cursor.Rest : cursor.Rest[..length];
        var decoded = Decode(name);
        cursor.Skip(name.Length);
        return decoded;
    }

    private string ReadVerbatim()
    {
        var start = cursor.Position;
        cursor.Skip(2);
        var tag = ReadName(isUri: true);
        if (tag.Length == 0 || cursor.Current != '>')
        {
            throw ScanProblem.At(ScanProblem.Tag, start);
        }

        cursor.Skip();
        return tag;
    }

    private string ReadShorthand()
    {
        var start = cursor.Position;
        var handle = ReadHandle();
        var name = ReadName(isUri: false);
        if (name.Length == 0)
        {
            return handle == "!" ? handle : throw ScanProblem.At(ScanProblem.Tag, start); // "!" alone: not resolved by its text
        }

        return handles.Find(handle) is { } prefix ? prefix + name : throw ScanProblem.At(ScanProblem.UndefinedHandle, start);
    }

    private string Decode(ReadOnlySpan<char> name)
    {
        if (!name.Contains('%'))
        {
            return name.ToString();
        }

        var bytes = new byte[name.Length];
        var count = 0;
        for (var i = 0; i < name.Length; i++, count++)
        {
            if (name[i] != '%')
            {
                bytes[count] = (byte)name[i];
                continue;
            }

            if (i + 2 >= name.Length || !char.IsAsciiHexDigit(name[i + 1]) || !char.IsAsciiHexDigit(name[i + 2]))
            {
                throw ScanProblem.At(ScanProblem.Tag, cursor.Position.After(i));
            }

            bytes[count] = Convert.FromHexString(name.Slice(i + 1, 2))[0];
            i += 2;
        }

        return Utf8.IsValid(bytes.AsSpan(0, count)) ? Encoding.UTF8.GetString(bytes, 0, count) : throw ScanProblem.At(ScanProblem.Tag, cursor.Position);
    }
}
