namespace Sealing.TestCluster;

/// <summary>A request as it came over the wire; the values of a header that came in several lines are joined with line ends.</summary>
public sealed record RecordedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
