// A pasted text taken apart: what a Secret says of itself, or the entries of a .env file.

const scopePrefix = 'sealedsecrets.bitnami.com/';
const texts = { '*': scalarShape };
const secretShape = {
  apiVersion: scalarShape, kind: scalarShape, type: scalarShape, immutable: scalarShape,
  metadata: { name: scalarShape, namespace: scalarShape, labels: texts, annotations: texts },
  data: texts, stringData: texts,
};

function takeApart(text) {
  if (text.trim() === '') throw new Problem('There is nothing to take apart.', 'paste');
  if (/^\s*\{/.test(text)) return asSecret(readJson(text));
  if (/^(apiVersion|kind|metadata|data|stringData)\s*:/m.test(text)) return asSecret(readYaml(text, secretShape));
  return { values: new Map(readDotenv(text).map(([key, value]) => [key, utf8(value)])) };
}

function readJson(text) {
  try {
    return mapOf(JSON.parse(text), secretShape);
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('This is no JSON that can be read.', 'paste'); // the browser's own message quotes it
  }
}

const mapOf = (value, shape) => new Map(Object.entries(value).map(([key, entry]) => {
  const inner = shapeOf(shape, key);
  if (inner === undefined || entry === null) return [key, null];
  if (typeof entry === 'string') return [key, { text: entry, isPlain: false }];
  if (typeof entry !== 'object') return [key, { text: String(entry), isPlain: true }];
  if (inner === scalarShape || Array.isArray(entry)) throw new Problem('"' + key + '" is no text.', 'paste');
  return [key, mapOf(entry, inner)];
}));

function asSecret(fields) {
  const kind = textIn(fields, 'kind') ?? 'Secret';
  if (kind !== 'Secret') throw new Problem('This is a ' + kind + ', not a Secret.', 'paste');
  const metadata = mapIn(fields, 'metadata');
  const annotations = textsOf(mapIn(metadata, 'annotations'));
  const scope = ['cluster-wide', 'namespace-wide'].find(name => annotations[scopePrefix + name] === 'true') ?? 'strict';
  for (const name of ['cluster-wide', 'namespace-wide']) delete annotations[scopePrefix + name];
  delete annotations['kubectl.kubernetes.io/last-applied-configuration']; // it holds the values
  delete annotations['kubecfg.ksonnet.io/last-applied-configuration'];
  return {
    name: textIn(metadata, 'name'), namespace: textIn(metadata, 'namespace'), type: textIn(fields, 'type'), scope, annotations,
    labels: textsOf(mapIn(metadata, 'labels')),
    immutable: fields.get('immutable')?.text === 'true',
    values: new Map([...decoded(mapIn(fields, 'data')), ...Object.entries(textsOf(mapIn(fields, 'stringData'))).map(([key, text]) => [key, utf8(text)])]),
  };
}

const decoded = data => Object.entries(textsOf(data)).map(([key, text]) => {
  const bytes = fromBase64(text);
  if (bytes === null) throw new Problem('The value of "' + key + '" under data is no base64.', 'paste');
  return [key, bytes];
});

function mapIn(fields, name) {
  const value = fields.get(name) ?? new Map();
  if (value instanceof Map) return value;
  if (isNull(value)) return new Map();
  throw new Problem('"' + name + '" is no mapping.', 'paste');
}

const textIn = (fields, name) => fields.get(name) ? oneText(name, fields.get(name)) : null;

const textsOf = map => Object.assign(Object.create(null), Object.fromEntries([...map].map(([key, value]) => [key, value === null ? '' : oneText(key, value)])));

function oneText(key, value) {
  if (value instanceof Map) throw new Problem('"' + key + '" is no text.', 'paste');
  if (isNull(value)) return '';
  if (!isText(value)) throw new Problem((value.line ? 'Line ' + value.line + ': ' : '') + 'the value of "' + key + '" is read as a number, a date or true or false. Quote it.', 'paste');
  return value.text;
}
