// A .env file, as the libraries that load one read it. Gives [key, text] pairs.

function readDotenv(text) {
  const entries = [];
  const rest = { text: text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), line: 1 };
  while (rest.text !== '') {
    const line = /^[^\n]*/.exec(rest.text)[0];
    if (/^\s*(#|$)/.test(line)) {
      pass(rest, line.length);
      continue;
    }
    const start = /^[ \t]*(?:export[ \t]+)?([^\s=#"']+)[ \t]*=/.exec(line);
    if (start === null) throw new Problem('Line ' + rest.line + ' is no KEY=VALUE.', 'paste');
    pass(rest, start[0].length, true);
    entries.push([start[1], dotenvValue(rest)]);
  }
  return entries;
}

// Takes the value and the end of its line away from the rest.
function dotenvValue(rest) {
  const found = /^[ \t]*(?:"((?:[^"\\]|\\[^])*)"|'([^']*)'|`([^`]*)`)/.exec(rest.text);
  if (found === null) {
    if (/^[ \t]*["'`]/.test(rest.text)) throw new Problem('Line ' + rest.line + ': the quote does not end.', 'paste');
    const line = /^[^\n]*/.exec(rest.text)[0];
    pass(rest, line.length);
    return line.replace(/\s+#.*$/, '').trim();
  }
  const line = rest.line;
  pass(rest, found[0].length, true);
  const after = /^[^\n]*/.exec(rest.text)[0];
  if (!/^\s*(#.*)?$/.test(after)) throw new Problem('Line ' + line + ': there is text behind the quotes.', 'paste');
  pass(rest, after.length);
  return found[1] === undefined ? found[2] ?? found[3] : found[1].replace(/\\([^])/g, unescapeDotenv);
}

const unescapeDotenv = (whole, character) => ({ n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', '$': '$' })[character] ?? whole;

function pass(rest, length, staysInLine = false) {
  const passed = rest.text.slice(0, staysInLine ? length : length + 1);
  rest.text = rest.text.slice(passed.length);
  rest.line += passed.split('\n').length - 1;
}
