using Sealing.GoTemplates.Functions;
using Sealing.GoTemplates.Syntax;
using Sealing.GoTemplates.Values;

namespace Sealing.GoTemplates.Evaluation;

/// <summary>Arguments to the types of parameters. Only constants convert: an int64 is no int, as in Go.</summary>
internal static class ArgumentConversion
{
    /// <summary>A constant as the parameter wants it.</summary>
    public static GoValue Constant(Operand operand, GoParameter parameter) => (operand, parameter) switch
    {
        (NilOperand, GoParameter.Any) => GoNil.Nil,
        (NilOperand, GoParameter.Map) => GoMap.NilMap,
        (NilOperand, _) => throw new FunctionException("nil where a " + GoFunction.TypeName(parameter) + " is wanted"),
        (NumberOperand number, GoParameter.Any) => NumberConstant.ToValue(number.Text),
        (NumberOperand number, GoParameter.Int) when NumberConstant.ToInteger(number.Text) is { } integer => new GoInt(integer),
        (NumberOperand number, GoParameter.Float) when NumberConstant.ToFloat(number.Text) is { } value => new GoFloat(value),
        (NumberOperand, _) => throw new FunctionException("a number where a " + GoFunction.TypeName(parameter) + " is wanted"),
        (ConstantOperand constant, _) => Convert(constant.Value, parameter),
        _ => throw new FunctionException("not a constant"),
    };

    /// <summary>A value, which must be of the parameter's type already.</summary>
    public static GoValue Convert(GoValue value, GoParameter parameter)
    {
        var fits = parameter switch
        {
            GoParameter.Any => true,
            GoParameter.Bool => value is GoBool,
            GoParameter.Int => value is GoInt { Type.Kind: GoKind.Int },
            GoParameter.Float => value is GoFloat,
            GoParameter.Str => value is GoString,
            _ => value.IsNil || ReferenceEquals(value.Type, GoType.Map),
        };
        if (!fits)
        {
            throw Mismatch(value, parameter);
        }

        return parameter == GoParameter.Map && value.IsNil ? GoMap.NilMap : parameter == GoParameter.Any && value.IsNil ? GoNil.Nil : value;
    }

    private static FunctionException Mismatch(GoValue value, GoParameter parameter)
    {
        var wanted = GoFunction.TypeName(parameter);
        return value.IsNil
            ? new FunctionException($"there is no value where a {wanted} is wanted", "is the key spelled as in the SealedSecret? default gives a value where there is none")
            : new FunctionException($"a value of type {value.Type.Name} where a {wanted} is wanted", parameter == GoParameter.Int ? "convert it with int" : null);
    }
}
