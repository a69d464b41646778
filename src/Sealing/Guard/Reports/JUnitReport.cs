using System.Globalization;
using System.Text;
using System.Xml;

namespace Sealing.Guard.Reports;

/// <summary>Source: the XML that JUnit's Ant task writes, which every CI reads.</summary>
internal static class JUnitReport
{
    public static byte[] Write(IReadOnlyList<Finding> findings, ReportTool tool)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", tool.Name);
            xml.WriteAttributeString("tests", Text(Math.Max(findings.Count, 1)));
            xml.WriteAttributeString("failures", Text(findings.Count));
            WriteCases(xml, findings, tool);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteCases(XmlWriter xml, IReadOnlyList<Finding> findings, ReportTool tool)
    {
        if (findings.Count == 0)
        {
            WriteCase(xml, tool.Name, tool.Clean);
            xml.WriteEndElement();
        }

        foreach (var finding in findings)
        {
            WriteCase(xml, TextReport.OneLine(finding.File), $"{finding.Rule.Id} line {Text(finding.Line)}");
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", finding.Rule.Id);
            xml.WriteAttributeString("message", TextReport.OneLine(finding.Message) + TextReport.Origin(finding));
            xml.WriteString($"{TextReport.OneLine(finding.File)}:{Text(finding.Line)}:{Text(finding.Column)}: {finding.Rule.Fix}");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    private static void WriteCase(XmlWriter xml, string file, string name)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", file);
        xml.WriteAttributeString("name", name);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
