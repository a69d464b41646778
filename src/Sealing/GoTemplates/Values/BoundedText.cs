using Sealing.Go;
using Sealing.Text;

namespace Sealing.GoTemplates.Values;

/// <summary>
/// Go text that grows at its end and never over the budget. Its memory is cleared at the end: the text may be a secret.
/// </summary>
/// <param name="budget">What may still be made.</param>
/// <param name="isOutput">Whether what is appended counts as made; else it counts when a function returns it.</param>
internal sealed class BoundedText(RenderingBudget budget, bool isOutput = false) : IDisposable
{
    private readonly TextBuffer _text = new();

    public RenderingBudget Budget => budget;

    public void Append(char unit) => Append([unit]);

    public void Append(char unit, long count)
    {
        Count(count);
        _text.Append(unit, (int)count);
    }

    public void Append(ReadOnlySpan<char> text)
    {
        Count(text.Length);
        _text.Append(text);
    }

    public byte[] ToBytes() => GoText.ToBytes(_text.Written);

    public override string ToString() => _text.ToString();

    public void Dispose() => _text.Dispose();

    private void Count(long units)
    {
        if (isOutput)
        {
            budget.Take(units);
        }
        else
        {
            budget.Require(Math.Max(units, _text.Written.Length + Math.Min(units, RenderingBudget.MaxBytes)));
        }
    }
}
