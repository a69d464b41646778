using System.Globalization;
using System.Net;
using System.Text;
using Sealing.Text;

namespace Sealing.Repository.Inventory;

/// <summary>The overview as a page of its own: it asks nobody for anything, and its policy allows nothing else.</summary>
internal static class InventoryPage
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <title>Secrets of this repository</title>
        <style>
        :root { color-scheme: light dark; --line: #d5d9df; --soft: #5b6472; --bad: #b3261e; --row: #f4f6f9; --back: #ffffff; --text: #1b2430; }
        @media (prefers-color-scheme: dark) { :root { --line: #39424f; --soft: #9aa5b4; --bad: #ff8a80; --row: #1e2630; --back: #12171e; --text: #e4e9f0; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.5rem; max-width: 110rem; background: var(--back); color: var(--text); font: 0.95rem/1.45 system-ui, sans-serif; }
        h1 { margin: 0 0 0.25rem; font-size: 1.4rem; }
        p { margin: 0 0 1rem; color: var(--soft); }
        input { width: 100%; max-width: 30rem; margin-bottom: 1rem; padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 0.4rem; background: var(--back); color: inherit; font: inherit; }
        table { width: 100%; border-collapse: collapse; }
        th, td { padding: 0.45rem 0.6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
        .file, .for, .items, .problems { overflow-wrap: anywhere; min-width: 7rem; }
        th { position: sticky; top: 0; background: var(--back); white-space: nowrap; }
        th button { padding: 0; border: 0; background: none; color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
        th[aria-sort=ascending] button::after { content: " \2191"; }
        th[aria-sort=descending] button::after { content: " \2193"; }
        tbody tr:hover { background: var(--row); }
        .kind, .scope, .key, .age, .left { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .problems { color: var(--bad); }
        @media (max-width: 60rem) {
          thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          table, tbody, tr, td { display: block; }
          tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
          td { display: grid; grid-template-columns: 6rem 1fr; gap: 0.5rem; padding: 0.1rem 0; border: 0; }
          td:empty { display: none; }
          td::before { content: attr(data-name); color: var(--soft); }
          .key { white-space: normal; overflow-wrap: anywhere; }
        }
        </style>
        </head>
        <body>
        <h1>Secrets of this repository</h1>

        """;

    private const string Script = """
        <script>
        const body = document.querySelector("tbody"), rows = [...body.rows], shown = document.getElementById("shown");
        document.getElementById("filter").addEventListener("input", event => {
          const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
          let count = 0;
          for (const row of rows) {
            const text = row.textContent.toLowerCase();
            row.hidden = !words.every(word => text.includes(word));
            count += row.hidden ? 0 : 1;
          }
          shown.textContent = count;
        });
        document.querySelectorAll("th").forEach((head, column) => head.addEventListener("click", () => {
          const down = head.getAttribute("aria-sort") === "ascending";
          document.querySelectorAll("th").forEach(other => other.removeAttribute("aria-sort"));
          head.setAttribute("aria-sort", down ? "descending" : "ascending");
          const text = row => row.cells[column].textContent;
          rows.sort((a, b) => text(a).localeCompare(text(b), undefined, { numeric: true }) * (down ? -1 : 1));
          body.append(...rows);
        }));
        </script>
        </body>
        </html>

        """;

    /// <summary>The page.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <param name="rows">The cells of each row, and whether it has problems.</param>
    /// <param name="now">When it is made.</param>
    public static string Write(IReadOnlyList<string> header, IEnumerable<(string[] Cells, bool IsWrong)> rows, DateTimeOffset now)
    {
        var all = rows.ToList();
        var page = new StringBuilder(Head);
        page.Append(CultureInfo.InvariantCulture, $"<p><span id=\"shown\">{all.Count}</span> of {all.Count}, {all.Count(row => row.IsWrong)} with problems; {now.UtcDateTime:yyyy-MM-dd HH:mm} UTC</p>\n");
        page.Append("<input id=\"filter\" type=\"search\" placeholder=\"Filter\" aria-label=\"Filter\">\n<table>\n<thead><tr>");
        page.AppendJoin("", header.Select(name => $"<th scope=\"col\"><button type=\"button\">{name}</button></th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (var (cells, _) in all)
        {
            page.Append("<tr>").AppendJoin("", cells.Select((cell, i) => $"<td class=\"{header[i].Split(' ')[^1]}\" data-name=\"{header[i]}\">{WebUtility.HtmlEncode(Printable.Line(cell))}</td>")).Append("</tr>\n");
        }

        return page.Append("</tbody>\n</table>\n").Append(Script).ToString();
    }
}
