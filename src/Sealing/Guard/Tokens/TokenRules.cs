using Sealing.Guard.Tokens.Forms;
using Sealing.Guard.Tokens.Providers;

namespace Sealing.Guard.Tokens;

/// <summary>Everything that is looked for in the text, whatever the file.</summary>
internal static partial class TokenRules
{
    // After the arrays of the other parts of this class, which a static initializer could come before.

    /// <summary>What is found by a keyword and a pattern.</summary>
    public static IReadOnlyList<PatternRule> Patterns => field ??= [.. General, .. Commands, .. Connections];

    /// <summary>What is found by its form.</summary>
    public static IReadOnlyList<FormRule> Forms => field ??=
    [
        .. new[] { Clouds.All, CodeHosts.All, Delivery.All, Registries.All, Models.All, Messages.All, Payments.All, Monitoring.All, Stores.All, Networks.All, Work.All }
            .SelectMany(providers => providers).SelectMany(provider => provider.ToRules()),
    ];

    /// <summary>The rules of both.</summary>
    public static IEnumerable<GuardRule> All => Patterns.Select(pattern => pattern.Rule).Concat(Forms.Select(form => form.Rule)).Distinct();
}
