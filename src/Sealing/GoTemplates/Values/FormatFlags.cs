namespace Sealing.GoTemplates.Values;

/// <summary>The flags, width and precision of one verb in a format.</summary>
internal struct FormatFlags
{
    public bool Plus { get; set; }

    public bool Minus { get; set; }

    public bool Sharp { get; set; }

    public bool Space { get; set; }

    public bool Zero { get; set; }

    /// <summary><c>%#v</c>: Go syntax.</summary>
    public bool SharpV { get; set; }

    public int? Width { get; set; }

    public int? Precision { get; set; }

    /// <summary>Takes a flag; false for what is none.</summary>
    public bool Take(char sign)
    {
        switch (sign)
        {
            case '#':
                Sharp = true;
                return true;
            case '0':
                Zero = !Minus;
                return true;
            case '+':
                Plus = true;
                return true;
            case '-':
                (Minus, Zero) = (true, false);
                return true;
            case ' ':
                Space = true;
                return true;
            default:
                return false;
        }
    }

    /// <summary>A width from an argument: a negative one pads on the right.</summary>
    public void TakeWidth(int width)
    {
        Width = Math.Abs(width);
        if (width < 0)
        {
            (Minus, Zero) = (true, false);
        }
    }

    /// <summary><c>%#v</c> and <c>%+v</c> mean something else than the flags on other verbs.</summary>
    public void TurnToValue()
    {
        (SharpV, Sharp, Plus) = (Sharp, false, false);
    }
}
