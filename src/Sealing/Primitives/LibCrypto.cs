using System.Runtime.InteropServices;
using System.Security.Cryptography;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace Sealing.Primitives;

/// <summary>The few functions of OpenSSL 3's libcrypto that RSA-OAEP with a label takes. Source: EVP_PKEY_CTX_ctrl(3), EVP_PKEY_encrypt(3), EVP_PKEY_fromdata(3).</summary>
internal static unsafe partial class LibCrypto
{
    public const int OaepPadding = 4;

    /// <summary>OSSL_PARAM_UNSIGNED_INTEGER: the number in the machine's own byte order, little-endian: see Probe.</summary>
    public const uint UnsignedInteger = 2;

    private const string Library = "libcrypto.so.3";

    private static readonly Lazy<bool> Usable = new(Probe);

    /// <summary>Whether libcrypto 3 is here and is the one that .NET itself has loaded, so that its key handles may be passed on.</summary>
    public static bool IsUsable => Usable.Value;

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_new")]
    public static partial nint NewContext(SafeEvpPKeyHandle key, nint engine);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_free")]
    public static partial void FreeContext(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_new_from_name", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NewContextByName(nint library, string name, nint properties);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_fromdata_init")]
    public static partial int InitFromData(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_fromdata")]
    public static partial int FromData(nint context, nint* key, int selection, Parameter* parameters);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_encrypt_init")]
    public static partial int InitEncrypt(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_decrypt_init")]
    public static partial int InitDecrypt(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_set_rsa_padding")]
    public static partial int SetPadding(nint context, int padding);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_set_rsa_oaep_md")]
    public static partial int SetOaepDigest(nint context, nint digest);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_set_rsa_mgf1_md")]
    public static partial int SetMgf1Digest(nint context, nint digest);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_set0_rsa_oaep_label")]
    public static partial int SetOaepLabel(nint context, nint label, int length);

    [LibraryImport(Library, EntryPoint = "EVP_sha256")]
    public static partial nint Sha256();

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_encrypt")]
    public static partial int Encrypt(nint context, byte* output, nuint* outputLength, byte* input, nuint inputLength);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_decrypt")]
    public static partial int Decrypt(nint context, byte* output, nuint* outputLength, byte* input, nuint inputLength);

    [LibraryImport(Library, EntryPoint = "CRYPTO_malloc", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Allocate(nuint size, string file, int line);

    [LibraryImport(Library, EntryPoint = "CRYPTO_free", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void Free(nint memory, string file, int line);

    [LibraryImport(Library, EntryPoint = "ERR_clear_error")]
    public static partial void ClearErrors();

    private static bool Probe() =>
        OperatingSystem.IsLinux()
        && SafeEvpPKeyHandle.OpenSslVersion >> 28 == 3
        && BitConverter.IsLittleEndian
        && NativeLibrary.TryLoad(Library, out _); // by its name: .NET has loaded it

    /// <summary>OSSL_PARAM(3). An array of these ends with one whose name is null.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Parameter
    {
        public byte* Name;
        public uint Type;
        public void* Data;
        public nuint Size;
        public nuint ReturnedSize;
    }
}
