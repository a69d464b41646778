"""Asks libyaml how it reads the texts of cases.json, and writes its answers there: python3 ask.py"""
import json
import yaml

KINDS = {"StreamStart": None, "StreamEnd": None, "DocumentStart": "+D", "DocumentEnd": "-D",
         "SequenceStart": "+S", "SequenceEnd": "-S", "MappingStart": "+M", "MappingEnd": "-M"}


def line(event):
    name = type(event).__name__.removesuffix("Event")
    if name == "Alias":
        return "*" + event.anchor
    if name == "Scalar":
        kind, value = "=" + (event.style or ":"), event.value
    else:
        kind, value = KINDS[name], ""
        if name in ("SequenceStart", "MappingStart"):
            kind += "f" if event.flow_style else "b"
    if kind is None:
        return None
    anchor = " &" + event.anchor if getattr(event, "anchor", None) else ""
    tag = " <" + event.tag + ">" if getattr(event, "tag", None) is not None else ""
    return kind + anchor + tag + (" " + value if name == "Scalar" else "")


def events(text):
    try:
        return [found for found in map(line, yaml.parse(text, Loader=yaml.CSafeLoader)) if found]
    except yaml.YAMLError:
        return None


if __name__ == "__main__":
    with open("cases.json") as file:
        texts = [case[0] for case in json.load(file)]
    with open("cases.json", "w") as file:
        file.write("[\n" + ",\n".join(json.dumps([text, events(text)]) for text in texts) + "\n]\n")
