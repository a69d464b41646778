// The SealedSecret as YAML, laid out as seal and kubeseal write it.

function manifest(secret, items) {
  const scope = secret.scope === 'strict' ? {} : { ['sealedsecrets.bitnami.com/' + secret.scope]: 'true' };
  const names = { name: secret.name, ...(secret.namespace && { namespace: secret.namespace }) };
  const template = {
    ...(secret.immutable && { immutable: true }),
    metadata: { ...filled('annotations', { ...secret.annotations, ...scope }), ...filled('labels', secret.labels), ...names },
    ...(secret.type && { type: secret.type }),
  };
  return '---\n' + block({
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { ...filled('annotations', scope), ...names },
    spec: { encryptedData: Object.fromEntries(items), template },
  }, '');
}

const filled = (name, map) => Object.keys(map).length === 0 ? {} : { [name]: map };

function block(map, indent) {
  return Object.keys(map).sort(naturally).map(key => {
    const value = map[key];
    const start = indent + scalar(key) + ':';
    if (typeof value === 'boolean') return start + ' ' + value + '\n';
    if (typeof value === 'string') return start + ' ' + scalar(value) + '\n';
    return Object.keys(value).length === 0 ? start + ' {}\n' : start + '\n' + block(value, indent + '  ');
  }).join('');
}

// Plain only where no reader of YAML can take it for anything but this text.
function scalar(text) {
  const isPlain = /^[A-Za-z.][A-Za-z0-9+/=._-]*$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null|\.inf|\.nan|\.[0-9].*)$/i.test(text);
  return isPlain ? text : quoted(text);
}

const quoted = text => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));

// Numbers by their value, and letters after all else: the order in which kubeseal writes keys.
function naturally(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (at === a.length || at === b.length) return a.length - b.length;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  const isLetter = text => /^[A-Za-z]/.test(text);
  if (isLetter(restA) !== isLetter(restB)) return isLetter(restA) ? 1 : -1;
  const number = text => Number(/^[0-9]*/.exec(text)[0]);
  return number(restA) - number(restB) || (restA < restB ? -1 : 1);
}
