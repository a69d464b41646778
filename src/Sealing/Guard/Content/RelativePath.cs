namespace Sealing.Guard.Content;

internal static class RelativePath
{
    /// <summary>The path from the root that <paramref name="path"/> means in a folder; what leads out of the root is cut at it.</summary>
    public static string Resolve(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in (folder + path).Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
