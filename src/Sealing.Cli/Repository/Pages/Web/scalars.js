// Scalars of YAML: plain, in quotes, and blocks behind | or >.

function readScalar(reader, text) {
  const line = reader.at + 1;
  const found = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*(?:\s#.*)?$/.exec(text);
  if (found !== null) {
    return { text: found[1] !== undefined ? unescapeYaml(found[1], reader) : found[2].replaceAll("''", "'"), isPlain: false, line };
  }
  if (/^["']/.test(text)) throw unread(reader, 'quotes that end on another line, or text behind them, are not read here');
  if (/^[[{]/.test(text)) throw unread(reader, 'lists and mappings in brackets are not read here');
  if (/^[&*!%@`,]/.test(text)) throw unread(reader, 'anchors, aliases and tags are not read here');
  const plain = text.replace(/\s+#.*$/, '');
  if (/:(\s|$)/.test(plain)) throw unread(reader, 'a text with ": " in it needs quotes');
  return { text: plain, isPlain: true, line };
}

// What YAML 1.1 reads as something else than text, as kubectl does.
function isText(value) {
  return !value.isPlain || !(/^(|~|null|y|n|yes|no|on|off|true|false|[-+]?\.inf|\.nan)$/i.test(value.text)
    || /^[-+.]?[0-9][0-9a-fox_.,:+-]*$/i.test(value.text) || /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}/.test(value.text));
}

const isNull = value => value.isPlain && /^(|~|null)$/i.test(value.text);

function readBlock(reader, head, indent) {
  const style = /^([|>])(?:([1-9])([+-]?)|([+-])([1-9])?)?(?:\s+#.*)?$/.exec(head);
  if (style === null) throw unread(reader, 'this is not written as the start of a block');
  const digit = style[2] ?? style[5];
  const own = [];
  for (reader.at++; reader.at < reader.lines.length && belongs(reader.lines[reader.at], indent); reader.at++) own.push(reader.lines[reader.at]);
  const first = own.find(line => line.trim() !== '') ?? '';
  const depth = digit === undefined ? first.length - first.trimStart().length : indent + Number(digit);
  if (own.some(line => line.trim() !== '' && !line.startsWith(' '.repeat(depth)))) throw unread(reader, 'the block above is not indented alike');
  return chomp(own.map(line => line.slice(depth)), style[1] === '>', style[3] || style[4]);
}

const belongs = (line, indent) => line.trim() === '' || /^ */.exec(line)[0].length > indent;

function chomp(lines, folds, mark) {
  let end = lines.length;
  while (end > 0 && lines[end - 1] === '') end--;
  const text = folds ? fold(lines.slice(0, end)) : lines.slice(0, end).join('\n');
  if (mark === '-' || (end === 0 && mark !== '+')) return text;
  return text + '\n'.repeat(mark === '+' ? lines.length - end + (end > 0) : 1);
}

// A single break becomes a blank; blank lines are breaks; lines that are indented further keep theirs.
function fold(lines) {
  let text = '';
  for (let at = 0; at < lines.length;) {
    text += lines[at];
    let next = at + 1;
    while (next < lines.length && lines[next] === '') next++;
    if (next === lines.length) break;
    const keeps = /^[ \t]/.test(lines[at]) || /^[ \t]/.test(lines[next]) || lines[at] === '';
    text += keeps ? '\n'.repeat(next - at) : next === at + 1 ? ' ' : '\n'.repeat(next - at - 1);
    at = next;
  }
  return text;
}

const yamlEscapes = { '0': '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b', ' ': ' ', '"': '"', '/': '/', '\\': '\\', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029' };

function unescapeYaml(text, reader) {
  return text.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/g, (whole, x, u, U, one) => {
    const code = parseInt(x ?? u ?? U ?? '', 16);
    if (one !== undefined && !(one in yamlEscapes) || code > 0x10ffff) throw unread(reader, 'there is no escape "' + whole + '"');
    return one !== undefined ? yamlEscapes[one] : String.fromCodePoint(code);
  });
}
