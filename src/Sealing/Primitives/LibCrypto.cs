using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace Sealing.Primitives;

/// <summary>The few functions of OpenSSL 3's libcrypto that sealing takes: RSA-OAEP with a label, which .NET does not have, RSA signatures without loading .NET's own, and AES-GCM with keys that are used once.
/// Source: EVP_PKEY_CTX_ctrl(3), EVP_PKEY_encrypt(3), EVP_PKEY_fromdata(3), EVP_EncryptInit(3), EVP_DigestVerifyInit(3).</summary>
internal static unsafe partial class LibCrypto
{
    public const int OaepPadding = 4;

    /// <summary>EVP_CTRL_AEAD_GET_TAG.</summary>
    public const int GetTag = 0x10;

    /// <summary>EVP_CTRL_AEAD_SET_TAG.</summary>
    public const int SetTag = 0x11;

    /// <summary>EVP_CTRL_AEAD_SET_IVLEN.</summary>
    public const int SetNonceLength = 0x9;

    /// <summary>OSSL_PARAM_UNSIGNED_INTEGER: the number in the machine's own byte order, little-endian: see Probe.</summary>
    public const uint UnsignedInteger = 2;

    // OPENSSL_INIT_NO_ATEXIT: a thread may still be sealing when the process ends, and .NET, which initializes it if we do not, asks for the same.
    private const ulong StaysUsableAtExit = 0x00080000;

    // OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS, _NO_ADD_ALL_CIPHERS and _NO_ADD_ALL_DIGESTS: what is fetched from a provider needs none of the three.
    private const ulong WithoutTables = 0x01 | 0x10 | 0x20;

    private const string Library = "libcrypto.so.3";

    private static readonly Lazy<bool> Usable = new(Probe);

    /// <summary>Whether libcrypto 3 is here. Nothing of it is shared with .NET, which may have loaded another.</summary>
    public static bool IsUsable => Usable.Value;

    /// <summary>
    /// Whether nothing else in the process uses OpenSSL; to be said before the first use. Its tables of old names then stay empty, which take
    /// longer to fill than a value takes to seal.
    /// </summary>
    public static bool IsForSealingOnly { get; set; }

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_new")]
    public static partial nint NewContext(EvpKey key, nint engine);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_free")]
    public static partial void FreeContext(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_CTX_new_from_name", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NewContextByName(nint library, string name, nint properties);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_fromdata_init")]
    public static partial int InitFromData(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_fromdata")]
    public static partial int FromData(nint context, nint* key, int selection, Parameter* parameters);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_free")]
    public static partial void FreeKey(nint key);

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

    [LibraryImport(Library, EntryPoint = "EVP_sha384")]
    public static partial nint Sha384();

    [LibraryImport(Library, EntryPoint = "EVP_sha512")]
    public static partial nint Sha512();

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_new")]
    public static partial nint NewDigestContext();

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_free")]
    public static partial void FreeDigestContext(nint context);

    /// <summary>The padding is that of PKCS#1 v1.5 where nothing else is asked for.</summary>
    [LibraryImport(Library, EntryPoint = "EVP_DigestVerifyInit")]
    public static partial int InitVerify(nint context, nint* keyContext, nint digest, nint engine, EvpKey key);

    /// <summary>1 where the signature is right.</summary>
    [LibraryImport(Library, EntryPoint = "EVP_DigestVerify")]
    public static partial int Verify(nint context, byte* signature, nuint signatureLength, byte* data, nuint dataLength);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_encrypt")]
    public static partial int Encrypt(nint context, byte* output, nuint* outputLength, byte* input, nuint inputLength);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_decrypt")]
    public static partial int Decrypt(nint context, byte* output, nuint* outputLength, byte* input, nuint inputLength);

    [LibraryImport(Library, EntryPoint = "EVP_CIPHER_CTX_new")]
    public static partial nint NewCipherContext();

    [LibraryImport(Library, EntryPoint = "EVP_CIPHER_CTX_free")]
    public static partial void FreeCipherContext(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_aes_256_gcm")]
    public static partial nint Aes256Gcm();

    /// <summary>What is 0 or null stays as it is.</summary>
    [LibraryImport(Library, EntryPoint = "EVP_EncryptInit_ex")]
    public static partial int InitCipher(OpenSslGcm.Context context, nint cipher, nint engine, byte* key, byte* nonce);

    [LibraryImport(Library, EntryPoint = "EVP_EncryptUpdate")]
    public static partial int EncryptUpdate(OpenSslGcm.Context context, byte* output, int* written, byte* input, int length);

    [LibraryImport(Library, EntryPoint = "EVP_EncryptFinal_ex")]
    public static partial int EncryptFinal(OpenSslGcm.Context context, byte* output, int* written);

    /// <summary>What is 0 or null stays as it is.</summary>
    [LibraryImport(Library, EntryPoint = "EVP_DecryptInit_ex")]
    public static partial int InitDecipher(OpenSslGcm.Context context, nint cipher, nint engine, byte* key, byte* nonce);

    [LibraryImport(Library, EntryPoint = "EVP_DecryptUpdate")]
    public static partial int DecryptUpdate(OpenSslGcm.Context context, byte* output, int* written, byte* input, int length);

    [LibraryImport(Library, EntryPoint = "EVP_DecryptFinal_ex")]
    public static partial int DecryptFinal(OpenSslGcm.Context context, byte* output, int* written);

    [LibraryImport(Library, EntryPoint = "EVP_CIPHER_CTX_ctrl")]
    public static partial int ControlCipher(OpenSslGcm.Context context, int command, int argument, byte* memory);

    [LibraryImport(Library, EntryPoint = "RAND_bytes")]
    public static partial int RandomBytes(byte* bytes, int length);

    [LibraryImport(Library, EntryPoint = "CRYPTO_malloc", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Allocate(nuint size, string file, int line);

    [LibraryImport(Library, EntryPoint = "CRYPTO_free", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void Free(nint memory, string file, int line);

    [LibraryImport(Library, EntryPoint = "ERR_clear_error")]
    public static partial void ClearErrors();

    [LibraryImport(Library, EntryPoint = "OPENSSL_init_crypto")]
    private static partial int Initialize(ulong options, nint settings);

    private static bool Probe() =>
        OperatingSystem.IsLinux() && BitConverter.IsLittleEndian && NativeLibrary.TryLoad(Library, out _) && Initialize(StaysUsableAtExit | (IsForSealingOnly ? WithoutTables : 0), 0) > 0;

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
