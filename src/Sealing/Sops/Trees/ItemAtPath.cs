using Sealing.Sops.Values;

namespace Sealing.Sops.Trees;

/// <summary>Finds the one value at a path among the items of a document.</summary>
internal sealed class ItemAtPath
{
    private readonly IReadOnlyList<SopsTreeStep> _steps;
    private readonly Stack<Level> _levels = new();
    private bool _isTwice; // whether a key of the path is given several times

    private ItemAtPath(IReadOnlyList<SopsTreeStep> steps)
    {
        _steps = steps;
    }

    /// <summary>The number of the item; null where the first document has no value there, or a collection, or a key of the path is given several times.</summary>
    public static int? Find(IReadOnlyList<SopsItem> items, IReadOnlyList<SopsTreeStep> steps) => new ItemAtPath(steps).Find(items);

    private int? Find(IReadOnlyList<SopsItem> items)
    {
        int? found = null;
        for (var i = 0; i < items.Count && (i == 0 || _levels.Count > 0); i++)
        {
            switch (items[i].Kind)
            {
                case SopsItemKind.Open:
                    _levels.Push(new Level(IsOnPath(items[i]), items[i].IsList));
                    break;
                case SopsItemKind.Close:
                    _levels.Pop();
                    break;
                case SopsItemKind.Value when IsOnPath(items[i]) && _levels.Count == _steps.Count:
                    found = i;
                    break;
            }
        }

        return _isTwice ? null : found;
    }

    private bool IsOnPath(SopsItem item)
    {
        if (!_levels.TryPeek(out var level))
        {
            return true;
        }

        var number = level.Count++;
        if (!level.IsOnPath || _levels.Count > _steps.Count)
        {
            return false;
        }

        var step = _steps[_levels.Count - 1];
        var isMeant = level.IsList ? step.Key is null && step.Index == number : step.Key == item.Path.Key;
        _isTwice |= isMeant && level.IsPassed;
        level.IsPassed |= isMeant;
        return isMeant;
    }

    private sealed class Level(bool isOnPath, bool isList)
    {
        public bool IsOnPath => isOnPath;

        public bool IsList => isList;

        public int Count { get; set; }

        /// <summary>Whether the path went on from here already.</summary>
        public bool IsPassed { get; set; }
    }
}
