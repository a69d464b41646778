namespace Sealing.Guard;

/// <summary>The commit that brought a secret into a repository.</summary>
/// <param name="Id">The commit's identifier: 40 or 64 hexadecimal digits.</param>
/// <param name="AuthorDate">When its author says that it was written.</param>
public sealed record FindingCommit(string Id, DateTimeOffset AuthorDate);
