using Sealing.Sops.Values;

namespace Sealing.Sops.Trees;

/// <summary>Compares paths of two documents, from several threads if need be. Those in one collection share its path, which is compared once.</summary>
internal sealed class SamePaths
{
    private Parents? _same;

    public bool AreSame(SopsPath one, SopsPath other)
    {
        if (one.Parent is not { } first || other.Parent is not { } second)
        {
            return one.Parent == other.Parent;
        }

        if (one.Key != other.Key)
        {
            return false;
        }

        if (_same is not { } known || known.One != first || known.Other != second)
        {
            if (!AreSame(first, second))
            {
                return false;
            }

            _same = new Parents(first, second);
        }

        return true;
    }

    private sealed record Parents(SopsPath One, SopsPath Other);
}
