const byId = id => document.getElementById(id);

function say(text) {
  byId('status').textContent = text;
}

function clearProblems() {
  byId('problems').hidden = true;
  byId('problems').replaceChildren();
  document.querySelectorAll('[aria-invalid]').forEach(field => field.removeAttribute('aria-invalid'));
}

function showProblem(problem) {
  const line = document.createElement('p');
  line.textContent = problem.message;
  byId('problems').append(line);
  byId('problems').hidden = false;
  const field = problem.field && byId(problem.field);
  if (!field) return;
  field.setAttribute('aria-invalid', 'true');
  (field.matches('fieldset') ? field.querySelector('input:enabled') : field)?.focus();
}

// Runs what a person asked for, and says on the page what they can mend.
async function guarded(work) {
  clearProblems();
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    showProblem(error);
  }
}
