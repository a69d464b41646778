using Sealing.Sops.Stores.Flat;
using Sealing.Sops.Values;

namespace Sealing.Sops.Editing;

/// <summary>Sets and removes one value in dotenv and INI files.</summary>
internal static class FlatEdit
{
    /// <exception cref="SealingException">The path does not fit the format, or the format cannot hold the key or the value.</exception>
    public static string Set(string text, SopsFormat format, SopsTreePath path, SopsValue value)
    {
        var spelled = FlatText.Of(value);
        if (format == SopsFormat.Dotenv)
        {
            return new DotenvEdit(text).Set(DotenvKey(path), spelled);
        }

        var (section, key, index) = IniKey(path);
        return new IniEdit(text).Set(section, key, index, spelled);
    }

    /// <summary>Null where there is nothing at the path.</summary>
    public static string? Unset(string text, SopsFormat format, SopsTreePath path)
    {
        if (format == SopsFormat.Dotenv)
        {
            return new DotenvEdit(text).Unset(DotenvKey(path));
        }

        var (section, key, index) = IniKey(path);
        return new IniEdit(text).Unset(section, key, index);
    }

    private static string DotenvKey(SopsTreePath path) => path.Steps is [{ Key: { } key }] ? key : throw NoPath("a path in a dotenv file is [\"key\"]");

    private static (string Section, string Key, int? Index) IniKey(SopsTreePath path) => path.Steps switch
    {
        [{ Key: { } section }, { Key: { } key }] => (section, key, null),
        [{ Key: { } section }, { Key: { } key }, { Key: null } item] => (section, key, item.Index),
        _ => throw NoPath("a path in an INI file is [\"section\"][\"key\"]"),
    };

    private static SealingException NoPath(string message) => new(ErrorKind.PathNotFound, message);
}
