// @ts-check
/** Sends chosen files one by one to the address of their field, and shows what became of each. */

for (const field of document.querySelectorAll('[data-upload]')) upload(/** @type {HTMLElement} */ (field));

/** @param {HTMLElement} field */
function upload(field) {
  const input = field.querySelector('input[type="file"]');
  const status = field.querySelector('[role="status"]');
  if (!(input instanceof HTMLInputElement) || !status) return;
  input.addEventListener('change', async () => {
    /** @type {string[]} */
    const refused = [];
    let sent = 0;
    for (const file of input.files ?? []) {
      status.textContent = `Sending ${file.name} …`;
      const problem = await send(field, file);
      if (problem) refused.push(`${file.name}: ${problem}`);
      else sent += 1;
    }
    input.value = '';
    status.className = refused.length > 0 ? 'small bad' : 'small good';
    const took = sent === 0 ? '' : `✓ ${sent} ${sent === 1 ? 'file is' : 'files are'} added. `;
    status.textContent = `${took}${refused.join(' ')}`.trim();
    if (sent > 0) await showNew(field);
  });
}

/** What is wrong with it, or nothing. @param {HTMLElement} field @param {File} file @returns {Promise<string>} */
async function send(field, file) {
  const address = `${field.dataset.upload}?name=${encodeURIComponent(file.name)}`;
  const headers = { 'Content-Type': 'application/octet-stream', 'X-CSRF-Token': field.dataset.csrf ?? '' };
  try {
    const reply = await fetch(address, { method: 'POST', body: file, headers });
    if (reply.ok) return '';
    const problem = /** @type {{ detail?: string }} */ (await reply.json());
    return problem.detail ?? 'was not taken.';
  } catch {
    return 'did not get through; try again.';
  }
}

/** The list of files as the server has it now; what one is writing beside it stays. @param {HTMLElement} field */
async function showNew(field) {
  const place = field.closest('[data-files]');
  const reply = await fetch(location.href);
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
  const fresh = page.querySelector('[data-files] ul');
  if (!place || !fresh) return;
  const old = place.querySelector('ul');
  if (old) old.replaceWith(fresh);
  else field.before(fresh);
}
