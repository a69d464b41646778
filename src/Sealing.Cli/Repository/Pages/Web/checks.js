// What an API server would refuse, said before anything is sealed.

const neededKeys = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};
const mostBytes = 1024 * 1024;

function check(secret) {
  checkNames(secret);
  const keys = [...secret.values.keys()];
  if (keys.length === 0) throw new Problem('There is no value to seal: add a row.');
  const lacking = (Object.hasOwn(neededKeys, secret.type) ? neededKeys[secret.type] : []).filter(key => !secret.values.has(key));
  if (lacking.length > 0) throw new Problem('A Secret of type ' + secret.type + ' needs ' + lacking.join(' and ') + '.', 'type');
  if (secret.type === 'kubernetes.io/basic-auth' && !secret.values.has('username') && !secret.values.has('password')) {
    throw new Problem('A Secret of type ' + secret.type + ' needs username or password.', 'type');
  }
  const bytes = [...secret.values.values()].reduce((sum, value) => sum + value.length, 0);
  if (bytes > mostBytes) throw new Problem('The values have ' + bytes + ' bytes together: a Secret holds ' + mostBytes + '.');
}

function checkNames(secret) {
  if (secret.namespace === '' && secret.scope !== 'cluster-wide') {
    throw new Problem('Namespace is missing: a Secret of scope ' + secret.scope + ' is sealed for one namespace.', 'namespace');
  }
  if (secret.namespace !== '' && (!isLabel(secret.namespace) || secret.namespace.length > 63)) {
    throw new Problem('Namespace is no name that Kubernetes takes: lower case letters, digits and "-", 63 at most.', 'namespace');
  }
  if (secret.name === '') throw new Problem('Name is missing.', 'name');
  if (!secret.name.split('.').every(isLabel) || secret.name.length > 253) {
    throw new Problem('Name is none that Kubernetes takes: lower case letters, digits, "-" and ".", 253 at most.', 'name');
  }
}

const isLabel = text => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text);

const isKey = text => /^[A-Za-z0-9._-]{1,253}$/.test(text) && text !== '.' && !text.startsWith('..');
