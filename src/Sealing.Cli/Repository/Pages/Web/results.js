// The SealedSecrets that came of it, one for each cluster.

function showResult(cluster, secret, text, isOnly) {
  const part = byId('result-template').content.firstElementChild.cloneNode(true);
  const [label, field] = [part.querySelector('label'), part.querySelector('textarea')];
  label.textContent = isOnly ? 'Result' : 'Result for ' + cluster.name;
  field.id = label.htmlFor = 'result-' + clusters.indexOf(cluster);
  field.value = text;
  part.querySelector('.copy').addEventListener('click', () => copy(field));
  part.querySelector('.save').addEventListener('click', () => save(text, [secret.name, ...(isOnly ? [] : [cluster.name])].join('-')));
  byId('results').append(part);
}

function clearResults() {
  byId('results').querySelectorAll('article').forEach(part => part.remove());
  byId('results').hidden = true;
}

async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch { // where the browser does not let a page do this: it does let a person
    field.focus();
    field.select();
    say('The browser does not let this page copy: the text is marked, copy it with the keyboard.');
    return;
  }
  say('Copied.');
}

function save(text, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  link.download = name.replace(/[^A-Za-z0-9._-]/g, '_') + '.yaml';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000); // the browser reads it after the click
  say('Saved as ' + link.download + '.');
}
