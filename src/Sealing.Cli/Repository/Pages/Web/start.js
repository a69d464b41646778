// Ties the page to the events, and begins.

const hasFiles = event => event.dataTransfer.types.includes('Files'); // text that is dragged goes where the browser puts it

function dragged(event) {
  if (!hasFiles(event)) return;
  event.preventDefault();
  document.body.classList.add('over');
}

function dropped(event) {
  document.body.classList.remove('over');
  if (!hasFiles(event)) return;
  event.preventDefault();
  guarded(() => takeFiles(event.dataTransfer.files, event.target));
}

byId('form').addEventListener('submit', event => {
  event.preventDefault();
  guarded(sealForm);
});
byId('form').addEventListener('input', () => {
  changed();
  showKept();
});
byId('add').addEventListener('click', () => addRow().querySelector('.key').focus());
byId('add-files').addEventListener('click', () => byId('files').click());
byId('files').addEventListener('change', () => guarded(async () => {
  await takeFiles(byId('files').files);
  byId('files').value = '';
}));
byId('take').addEventListener('click', () => guarded(takePasted));
byId('clear').addEventListener('click', clearAll);
document.addEventListener('dragover', dragged);
document.addEventListener('dragleave', event => {
  if (event.relatedTarget === null) document.body.classList.remove('over');
});
document.addEventListener('drop', dropped);

begin();
if (!globalThis.crypto?.subtle) {
  byId('seal').disabled = true;
  showProblem(new Problem('The browser seals on pages from https, from localhost and from a file only: save this page and open the file.'));
}
