// The form: what is asked for, and what happens at each button.

const scopeMeanings = {
  'strict': 'strict: it opens under this name in this namespace only.',
  'namespace-wide': 'namespace-wide: it opens under any name in this namespace.',
  'cluster-wide': 'cluster-wide: it opens under any name in any namespace of the cluster.',
};
let kept = nothingKept();

function nothingKept() {
  return { labels: {}, annotations: {}, immutable: false };
}

function secretOfForm() {
  const text = id => byId(id).value.trim();
  return { namespace: text('namespace'), name: text('name'), scope: byId('scope').value, type: text('type'), ...kept, values: valuesOfRows() };
}

async function sealForm() {
  clearResults();
  const chosen = chosenClusters();
  const secret = secretOfForm();
  check(secret);
  say('Sealing.');
  byId('seal').disabled = true;
  try {
    for (const cluster of chosen) {
      showResult(cluster, secret, manifest(secret, await sealAll(secret, cluster)), chosen.length === 1);
    }
  } finally {
    byId('seal').disabled = false;
  }
  byId('results').hidden = false;
  byId('results-title').focus();
  say('Sealed ' + secret.values.size + (secret.values.size === 1 ? ' value' : ' values') + ' for ' + chosen.map(cluster => cluster.name).join(', ') + '.');
}

function takePasted() {
  const found = takeApart(byId('paste').value);
  for (const id of ['name', 'namespace', 'type', 'scope']) {
    if (found[id]) byId(id).value = found[id];
  }
  kept = { ...nothingKept(), ...(found.labels && { labels: found.labels, annotations: found.annotations, immutable: found.immutable }) };
  for (const [key, bytes] of found.values) putEntry(key, bytes);
  byId('paste').value = '';
  changed();
  showKept();
  say(found.values.size + (found.values.size === 1 ? ' value' : ' values') + ' taken.');
}

function showKept() {
  const names = [...Object.keys(kept.labels).map(key => 'label ' + key), ...Object.keys(kept.annotations).map(key => 'annotation ' + key), ...(kept.immutable ? ['immutable'] : [])];
  byId('kept').textContent = names.length === 0 ? '' : 'Also kept: ' + names.join(', ') + '.';
  byId('scope-meaning').textContent = scopeMeanings[byId('scope').value];
}

async function takeFiles(files, target) {
  const row = target?.closest?.('.row');
  for (const [index, file] of [...files].entries()) await takeFile(row && index === 0 ? row : freeRow(), file);
  say(files.length + (files.length === 1 ? ' file' : ' files') + ' added.');
}

// What was sealed before belongs to what stood here before.
function changed() {
  clearResults();
  say('');
}

function clearAll() {
  byId('form').reset();
  byId('rows').replaceChildren();
  byId('clusters').replaceChildren(byId('clusters').querySelector('legend'));
  kept = nothingKept();
  begin();
}

function begin() {
  clearProblems();
  changed();
  showClusters();
  addRow();
  showKept();
}
