// Values are bytes. Those that a text box gives back unchanged can be shown as text.

function utf8(text) {
  if (/\p{Surrogate}/u.test(text)) throw new Problem('The text holds half of a character.');
  return new TextEncoder().encode(text);
}

function textOf(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return /[\r\0]/.test(text) ? null : text; // a text box turns CR into LF
  } catch {
    return null;
  }
}

function base64(bytes) {
  const pieces = [];
  const size = 0x6000; // a multiple of 3, and few enough for one call
  for (let at = 0; at < bytes.length; at += size) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + size))));
  }
  return pieces.join('');
}

function fromBase64(text) {
  const line = text.replace(/[\r\n]/g, '');
  if (line.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(line)) return null;
  return Uint8Array.from(atob(line), character => character.charCodeAt(0));
}
