// @ts-check
/** Shows the plan of a season while its form is filled in. Without it a button does the same by a round trip. */

for (const form of document.querySelectorAll('form[data-plan]')) recompute(/** @type {HTMLFormElement} */ (form));
for (const field of document.querySelectorAll('[data-file-into]')) readFile(/** @type {HTMLElement} */ (field));

/** @param {HTMLFormElement} form */
function recompute(form) {
  const patience = 350;
  /** @type {number | undefined} */
  let planned;
  /** @type {AbortController | undefined} */
  let running;
  const ask = async () => {
    running?.abort();
    running = new AbortController();
    const plan = document.getElementById('plan');
    plan?.setAttribute('aria-busy', 'true');
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    body.set('do', 'plan');
    const reply = await fetch(form.action, { method: 'POST', body, signal: running.signal }).catch(() => null);
    // Refused for fields: the page that comes back says which.
    if (!reply || (!reply.ok && reply.status !== 400)) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html');
    show(form, fresh);
    plan?.removeAttribute('aria-busy');
  };
  form.addEventListener('input', () => {
    window.clearTimeout(planned);
    planned = window.setTimeout(() => void ask(), patience);
  });
}

/** Takes over plan and errors; what is being typed is left alone. @param {HTMLFormElement} form @param {Document} fresh */
function show(form, fresh) {
  const [now, next] = [document.getElementById('plan'), fresh.getElementById('plan')];
  if (now && next) {
    for (const open of now.querySelectorAll('details[open][id]'))
      next.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute('open', '');
    now.innerHTML = next.innerHTML;
  }
  for (const slot of form.querySelectorAll('[data-fresh]')) {
    const name = slot.getAttribute('data-fresh') ?? '';
    const told = fresh.querySelector(`[data-fresh="${CSS.escape(name)}"]`)?.textContent;
    if (told && slot.textContent !== told) slot.textContent = told;
  }
  for (const slot of form.querySelectorAll('[data-error]')) {
    const name = slot.getAttribute('data-error') ?? '';
    const told = fresh.querySelector(`[data-error="${CSS.escape(name)}"]`)?.innerHTML ?? '';
    if (slot.innerHTML !== told) slot.innerHTML = told;
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLElement) field.toggleAttribute('aria-invalid', told !== '');
    if (field instanceof HTMLElement && told !== '') field.setAttribute('aria-invalid', 'true');
  }
}

/** A file is read here and goes along as text. @param {HTMLElement} field */
function readFile(field) {
  const into = document.getElementById(field.dataset.fileInto ?? '');
  if (!(field instanceof HTMLInputElement) || !(into instanceof HTMLTextAreaElement)) return;
  field.addEventListener('change', async () => {
    const file = field.files?.[0];
    if (!file) return;
    into.value = await file.text();
    into.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
