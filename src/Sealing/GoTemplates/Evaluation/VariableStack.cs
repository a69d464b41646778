using Sealing.GoTemplates.Values;

namespace Sealing.GoTemplates.Evaluation;

/// <summary>The variables of one template call, innermost last; an inner one hides an outer one of the same name.</summary>
internal sealed class VariableStack
{
    private readonly List<(string Name, GoValue Value)> _variables = [];

    public int Count => _variables.Count;

    public void Declare(string name, GoValue value) => _variables.Add((name, value));

    public GoValue? Find(string name) => Index(name) is >= 0 and var index ? _variables[index].Value : null;

    public bool TryAssign(string name, GoValue value)
    {
        var index = Index(name);
        if (index < 0)
        {
            return false;
        }

        _variables[index] = (name, value);
        return true;
    }

    /// <summary>Forgets what was declared since the stack had <paramref name="count"/> variables.</summary>
    public void Shrink(int count) => _variables.RemoveRange(count, _variables.Count - count);

    private int Index(string name) => _variables.FindLastIndex(variable => variable.Name == name);
}
