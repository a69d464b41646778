// The wire format of Sealed Secrets: two bytes of length, the session key under RSA-OAEP, the value under AES-256-GCM.

// What the value is bound to. The RSA part opens under this label only.
function labelOf(secret) {
  return utf8({
    'strict': secret.namespace + '/' + secret.name,
    'namespace-wide': secret.namespace,
    'cluster-wide': '',
  }[secret.scope]);
}

async function seal(value, cluster, label) {
  const session = crypto.getRandomValues(new Uint8Array(32));
  try {
    const wrapped = await wrap(session, cluster.key, label);
    const key = await crypto.subtle.importKey('raw', session, 'AES-GCM', false, ['encrypt']);
    // The nonce is zero in this format. That is safe because each key encrypts one value only.
    const encrypted = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12), tagLength: 128 }, key, value));
    const item = new Uint8Array(2 + wrapped.length + encrypted.length);
    item.set([wrapped.length >> 8, wrapped.length & 255]);
    item.set(wrapped, 2);
    item.set(encrypted, 2 + wrapped.length);
    return base64(item);
  } finally {
    session.fill(0);
  }
}

async function wrap(session, spki, label) {
  const key = await crypto.subtle.importKey('spki', fromBase64(spki), { name: 'RSA-OAEP', hash: 'SHA-256' }, false, ['encrypt']);
  const algorithm = label.length === 0 ? { name: 'RSA-OAEP' } : { name: 'RSA-OAEP', label };
  return new Uint8Array(await crypto.subtle.encrypt(algorithm, key, session));
}

async function sealAll(secret, cluster) {
  const items = new Map();
  for (const [key, value] of secret.values) {
    items.set(key, await seal(value, cluster, labelOf(secret)));
  }
  return items;
}
