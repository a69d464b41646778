using System.Text;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Editing;

/// <summary>What the editor starts with where the file does not exist yet.</summary>
internal static class ExampleDocument
{
    public static byte[] Of(SopsFormat format) => Encoding.UTF8.GetBytes(format switch
    {
        SopsFormat.Yaml => """
            hello: Welcome to SOPS! Edit this file as you please!
            example_key: example_value
            # Example comment
            example_array:
                - example_value1
                - example_value2
            example_number: 1234.56789
            example_booleans:
                - true
                - false

            """,
        SopsFormat.Json => """
            {
            	"hello": "Welcome to SOPS! Edit this file as you please!",
            	"example_key": "example_value",
            	"example_array": [
            		"example_value1",
            		"example_value2"
            	],
            	"example_number": 1234.56789,
            	"example_booleans": [
            		true,
            		false
            	]
            }

            """,
        SopsFormat.Dotenv => """
            hello=Welcome to SOPS! Edit this file as you please!
            example_key=example_value
            example_number=1234.56789
            # Example comment

            """,
        SopsFormat.Ini => """
            [Welcome!]
            hello       = Welcome to SOPS! Edit this file as you please!
            example_key = example_value

            """,
        _ => "Welcome to SOPS! Edit this file as you please!\n",
    });
}
