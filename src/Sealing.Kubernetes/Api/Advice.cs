namespace Sealing.Kubernetes.Api;

/// <summary>What to do about an answer that is no success.</summary>
internal static class Advice
{
    public const string SomethingElse =
        "something between here and the cluster answers in its place, such as a proxy or a login page: check the server in the kubeconfig and HTTPS_PROXY";

    public static string? For(ApiAnswer answer, ApiRequest request, ControllerOptions options) => (int)answer.Status switch
    {
        _ when answer.IsHtml => SomethingElse,
        >= 300 and < 400 => SomethingElse,
        401 => "the credentials are missing, wrong or expired: log in to the cluster again; kubectl auth whoami tells whether it worked",
        403 => Permission(answer, request, options),
        404 => "the Service is there, but is not the controller's API: see kubectl get services -A -l app.kubernetes.io/name=sealed-secrets",
        429 => "the controller takes two requests a second: try again later, or with fewer files",
        500 when request.Verb == "create" => "the controller's log says why: kubectl logs -n " + options.Namespace + " deployment/" + options.Name,
        502 or 503 or 504 => $"the controller does not answer: see kubectl get pods,endpoints -n {options.Namespace}",
        _ => null,
    };

    private static string Permission(ApiAnswer answer, ApiRequest request, ControllerOptions options) =>
        ApiStatus.Describe(answer, request).Contains("cannot impersonate", StringComparison.Ordinal)
            ? "to act as somebody else the account needs a rule with verbs: [impersonate] on users, groups or uids"
            : $"the account needs a Role in namespace {options.Namespace} with the rule {{apiGroups: [\"\"], resources: [{request.Kind}], "
                + $"resourceNames: [\"{request.Name}\"], verbs: [{request.Verb}]}}; samples/rbac.yaml has it";
}
