using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Sealing.Cli.Host.Files;

/// <summary>Gives a file what another has beside its contents: extended attributes, and the access control list, which is one of them. Source: xattr(7), acl(5).</summary>
internal static unsafe class ExtendedAttributes
{
    private const string AccessList = "system.posix_acl_access";

    // Digests over the contents, which the kernel makes itself.
    private static readonly string[] OfContents = ["security.ima", "security.evm"];

    /// <summary>False where one cannot be given.</summary>
    public static bool TryCopy(SafeFileHandle from, SafeFileHandle to) =>
        Names(from) is { } names && names.Except(OfContents, StringComparer.Ordinal).All(name => TryCopy(from, to, name));

    /// <summary>Takes a list away that a new file has from its folder.</summary>
    public static void RemoveAccessList(SafeFileHandle file) => _ = SystemCalls.RemoveAttribute(file, AccessList);

    private static bool TryCopy(SafeFileHandle from, SafeFileHandle to, string name)
    {
        if (Value(from, name) is not { } value)
        {
            return Marshal.GetLastPInvokeError() == ErrorNumber.NoData;
        }

        if (Value(to, name) is { } there && there.AsSpan().SequenceEqual(value))
        {
            return true; // such as the label that a security module gives every file of the folder
        }

        fixed (byte* bytes = value)
        {
            return SystemCalls.SetAttribute(to, name, bytes, (nuint)value.Length, 0) == 0;
        }
    }

    private static string[]? Names(SafeFileHandle file)
    {
        var size = SystemCalls.ListAttributes(file, null, 0);
        if (size <= 0)
        {
            return size == 0 || Marshal.GetLastPInvokeError() == ErrorNumber.NotSupported ? [] : null;
        }

        var names = new byte[size];
        fixed (byte* bytes = names)
        {
            size = SystemCalls.ListAttributes(file, bytes, (nuint)names.Length);
        }

        return size < 0 ? null : Encoding.UTF8.GetString(names.AsSpan(0, (int)size)).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    private static byte[]? Value(SafeFileHandle file, string name)
    {
        var size = SystemCalls.GetAttribute(file, name, null, 0);
        if (size < 0)
        {
            return null;
        }

        var value = new byte[size];
        fixed (byte* bytes = value)
        {
            return SystemCalls.GetAttribute(file, name, bytes, (nuint)value.Length) == size ? value : null;
        }
    }
}
