// The rows of keys and values. A value that is no text lives beside its row, as the bytes of its file.

const fileBytes = new WeakMap();
let rowCount = 0;

function addRow(key = '', bytes = null) {
  const row = byId('row-template').content.firstElementChild.cloneNode(true);
  const number = ++rowCount;
  nameField(row.querySelector('.key'), 'key-' + number);
  nameField(row.querySelector('.value'), 'value-' + number);
  row.querySelector('.key').value = key;
  if (bytes !== null) setValue(row, bytes);
  row.querySelector('.show').addEventListener('click', () => toggle(row));
  row.querySelector('.remove').addEventListener('click', () => remove(row));
  const picker = row.querySelector('input[type="file"]');
  row.querySelector('.choose').addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => guarded(async () => {
    if (picker.files.length > 0) await takeFile(row, picker.files[0]);
    picker.value = '';
  }));
  byId('rows').append(row);
  return row;
}

function nameField(field, id) {
  field.id = id;
  field.previousElementSibling.htmlFor = id;
}

function toggle(row) {
  const isShown = row.querySelector('.value').classList.toggle('shown');
  const button = row.querySelector('.show');
  button.setAttribute('aria-pressed', String(isShown));
  button.textContent = isShown ? 'Hide' : 'Show';
}

function remove(row) {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  (next?.querySelector('.key') ?? byId('add')).focus();
  changed();
}

function setValue(row, bytes, fileName = 'bytes') {
  const text = bytes.length <= 256 * 1024 ? textOf(bytes) : null;
  const field = row.querySelector('.value');
  const note = row.querySelector('.file');
  field.value = text ?? '';
  field.hidden = note.hidden = false;
  if (text === null) {
    fileBytes.set(row, bytes);
    field.hidden = true;
    note.textContent = fileName + ', ' + bytes.length + ' bytes';
  } else {
    fileBytes.delete(row);
    note.hidden = true;
  }
  row.querySelector('.show').hidden = text === null;
}

async function takeFile(row, file) {
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Problem('"' + file.name + '" cannot be read: is it a folder?');
  }
  const key = row.querySelector('.key');
  if (key.value === '') key.value = file.name;
  setValue(row, bytes, file.name);
  changed();
}

// The first empty row is taken before a new one is made.
function freeRow() {
  const isFree = row => row.querySelector('.key').value === '' && row.querySelector('.value').value === '' && !fileBytes.has(row);
  return [...byId('rows').children].find(isFree) ?? addRow();
}

function putEntry(key, bytes) {
  const row = [...byId('rows').children].find(one => one.querySelector('.key').value === key) ?? freeRow();
  row.querySelector('.key').value = key;
  setValue(row, bytes, 'not text');
}

function valuesOfRows() {
  const values = new Map();
  for (const row of byId('rows').children) {
    const key = row.querySelector('.key');
    const bytes = fileBytes.get(row) ?? utf8(row.querySelector('.value').value);
    if (key.value === '' && bytes.length === 0) continue;
    if (key.value === '') throw new Problem('A value has no key.', key.id);
    if (!isKey(key.value)) throw new Problem('"' + key.value + '" is no key that Kubernetes takes: letters, digits, "-", "_" and ".", 253 at most.', key.id);
    if (values.has(key.value)) throw new Problem('The key "' + key.value + '" is there twice.', key.id);
    values.set(key.value, bytes);
  }
  return values;
}
