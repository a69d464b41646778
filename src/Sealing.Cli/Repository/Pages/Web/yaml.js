// A reader for the YAML that Secrets are written in. What it does not know it refuses: it never guesses a value.
// A mapping becomes a Map; a scalar { text, isPlain, line }; what lies outside the given shape becomes null, unread.

function readYaml(text, shape) {
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n').split('\n');
  const reader = { lines, at: 0 };
  skipBlank(reader);
  while (/^(---(\s+#.*)?\s*|%.*)$/.test(lines[reader.at] ?? '')) {
    reader.at++;
    skipBlank(reader);
  }
  const result = readMapping(reader, 0, shape);
  const hasEnd = /^(---|\.\.\.)(\s|$)/.test(lines[reader.at] ?? '');
  if (hasEnd) {
    reader.at++;
    skipBlank(reader);
  }
  if (reader.at < lines.length) throw unread(reader, hasEnd ? 'one Secret at a time can be pasted' : 'this is not indented as a Secret is');
  return result;
}

function readMapping(reader, indent, shape) {
  const map = new Map();
  for (skipBlank(reader); indentOf(reader) === indent && !isMark(reader); skipBlank(reader)) {
    const line = reader.lines[reader.at].slice(indent);
    const entry = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'[\]{},#&*!|>%@`?-][^#]*?|[?-]\S[^#]*?))\s*:(?:\s+(.*))?$/.exec(line);
    if (entry === null) throw unread(reader, 'this is no "key: value" that this page reads');
    const key = entry[1] !== undefined ? unescapeYaml(entry[1], reader) : entry[2]?.replaceAll("''", "'") ?? entry[3];
    if (map.has(key)) throw unread(reader, 'the key "' + key + '" is there twice');
    if (key === '<<') throw unread(reader, 'merge keys are not read here');
    map.set(key, readValue(reader, (entry[4] ?? '').trim(), indent, shapeOf(shape, key)));
  }
  return map;
}

function readValue(reader, text, indent, shape) {
  const line = reader.at + 1;
  if (shape === undefined) {
    skipBelow(reader, indent);
    return null;
  }
  if (/^[|>]/.test(text)) return { text: readBlock(reader, text, indent), isPlain: false, line };
  if (/^\{\s*\}(\s+#.*)?$/.test(text)) {
    reader.at++;
    return new Map();
  }
  const isEmpty = /^(#.*)?$/.test(text);
  const value = isEmpty ? { text: '', isPlain: true, line } : readScalar(reader, text);
  reader.at++;
  skipBlank(reader);
  if (indentOf(reader) <= indent) return value;
  if (isEmpty && shape !== scalarShape) return readMapping(reader, indentOf(reader), shape);
  throw unread(reader, 'a value over several lines is read here only behind | or >');
}

function skipBelow(reader, indent) {
  do reader.at++;
  while (reader.at < reader.lines.length && (isBlank(reader) || indentOf(reader) > indent || (indentOf(reader) === indent && /^\s*-(\s|$)/.test(reader.lines[reader.at]))));
}

const scalarShape = 'scalar';

const shapeOf = (shape, key) => Object.hasOwn(shape, key) ? shape[key] : shape['*'];

function skipBlank(reader) {
  while (reader.at < reader.lines.length && isBlank(reader)) reader.at++;
}

const isBlank = reader => /^\s*(#.*)?$/.test(reader.lines[reader.at]);

const isMark = reader => /^(---|\.\.\.)(\s|$)/.test(reader.lines[reader.at]);

function indentOf(reader) {
  if (reader.at >= reader.lines.length) return -1;
  const blanks = /^[ \t]*/.exec(reader.lines[reader.at])[0];
  if (blanks.includes('\t')) throw unread(reader, 'a tab stands where blanks belong');
  return blanks.length;
}

const unread = (reader, reason) => new Problem('Line ' + (reader.at + 1) + ': ' + reason + '.', 'paste');
