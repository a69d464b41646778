using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace Sealing.Cli.Tests.Pages;

/// <summary>A tab, used as a person does: fields and buttons are found by what a screen reader says of them.</summary>
internal sealed class Tab(DevTools tools, string session)
{
    /// <summary>The addresses that the tab asked for.</summary>
    public IEnumerable<string> Requests => Events("Network.requestWillBeSent").Select(found => found["request"]!["url"]!.GetValue<string>());

    /// <summary>What the browser complains of: exceptions, and what the page's policy forbids.</summary>
    public IEnumerable<string> Complaints => Events("Log.entryAdded").Concat(Events("Runtime.exceptionThrown")).Select(found => found.ToJsonString());

    public async Task ShowAsync(Uri address)
    {
        foreach (var domain in new[] { "Page", "DOM", "Network", "Log", "Runtime", "Accessibility" })
        {
            await Send(domain + ".enable");
        }

        await Send("Page.navigate", new { url = address.AbsoluteUri });
        await Until("document.readyState === 'complete' && document.URL !== 'about:blank'");
    }

    public async Task Type(string name, string text, int index = 0)
    {
        await Focus("textbox", name, index);
        await Evaluate("document.activeElement.select()");
        await Send("Input.insertText", new { text });
    }

    public async Task Choose(string name, string option)
    {
        await Focus("combobox", name);
        await Evaluate($"document.activeElement.value = '{option}'; document.activeElement.dispatchEvent(new Event('input', {{ bubbles: true }}))");
    }

    public async Task Click(string role, string name, int index = 0) => await Call(await Find(role, name, index), "function() { this.click(); }");

    public async Task Focus(string role, string name, int index = 0) => await Send("DOM.focus", new { backendNodeId = await Find(role, name, index) });

    public async Task Press(string key, int code, string text = "")
    {
        await Send("Input.dispatchKeyEvent", new { type = "keyDown", key, code = key, windowsVirtualKeyCode = code, text });
        await Send("Input.dispatchKeyEvent", new { type = "keyUp", key, code = key, windowsVirtualKeyCode = code });
    }

    public async Task AddFiles(params string[] paths)
    {
        var input = (await Evaluate("document.getElementById('files')", byValue: false))["objectId"]!.GetValue<string>();
        await Send("DOM.setFileInputFiles", new { files = paths, objectId = input });
        await Until($"document.getElementById('status').textContent.startsWith('{paths.Length.ToString(CultureInfo.InvariantCulture)} file')");
    }

    /// <summary>Presses Seal, and waits for what comes of it: the text of the field of this name.</summary>
    public async Task<string> Seal(string result = "Result")
    {
        await Click("button", "Seal");
        await Until("!document.getElementById('results').hidden || !document.getElementById('problems').hidden");
        Assert.Equal("", await Text("#problems"));
        return await ValueOf(result);
    }

    /// <summary>Presses Seal where it cannot be: what the page says.</summary>
    public async Task<string> SealInVain()
    {
        await Click("button", "Seal");
        await Until("!document.getElementById('problems').hidden");
        return await Text("#problems");
    }

    public async Task<string> ValueOf(string name, int index = 0) =>
        (await Call(await Find("textbox", name, index), "function() { return this.value; }"))!.GetValue<string>();

    public async Task<string> Text(string selector) => (await Evaluate($"document.querySelector('{selector}').textContent"))["value"]!.GetValue<string>();

    /// <summary>What a script gives, where it ends well; the type of the failure and its message where it does not.</summary>
    public async Task<JsonNode> Evaluate(string expression, bool byValue = true)
    {
        var answer = await Send("Runtime.evaluate", new { expression, returnByValue = byValue, awaitPromise = true });
        return answer["exceptionDetails"] is { } thrown ? throw new InvalidOperationException(thrown.ToJsonString()) : answer["result"]!;
    }

    public async Task Until(string condition)
    {
        for (var tries = 0; !(await Evaluate(condition))["value"]!.GetValue<bool>(); tries++)
        {
            Assert.True(tries < 1200, "never came: " + condition);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private async Task<int> Find(string role, string name, int index = 0)
    {
        var root = (await Evaluate("document", byValue: false))["objectId"]!.GetValue<string>();
        var found = (await Send("Accessibility.queryAXTree", new { objectId = root, accessibleName = name, role }))["nodes"]!.AsArray();
        Assert.True(found.Count > index, $"no {role} \"{name}\" on the page");
        return found[index]!["backendDOMNodeId"]!.GetValue<int>();
    }

    private async Task<JsonNode?> Call(int node, string functionDeclaration)
    {
        var objectId = (await Send("DOM.resolveNode", new { backendNodeId = node }))["object"]!["objectId"]!.GetValue<string>();
        return (await Send("Runtime.callFunctionOn", new { objectId, functionDeclaration, returnByValue = true, userGesture = true }))["result"]!["value"];
    }

    private IEnumerable<JsonNode> Events(string method) => tools.Events
        .Where(found => found["sessionId"]?.GetValue<string>() == session && found["method"]!.GetValue<string>() == method)
        .Select(found => found["params"]!);

    private Task<JsonNode> Send(string method, object? parameters = null) => tools.SendAsync(method, parameters, session);
}
