// @ts-check
/** Makes forms quicker to use. Everything here also works without it, by a round trip. */

for (const form of document.querySelectorAll('form[data-once]')) once(/** @type {HTMLFormElement} */ (form));
for (const form of document.querySelectorAll('form[data-rows]')) sumUp(/** @type {HTMLFormElement} */ (form));
tickWhatIsFilled();
document.getElementById('errors')?.focus();

/** A second press sends nothing: the first is under way. @param {HTMLFormElement} form */
function once(form) {
  let sent = false;
  form.addEventListener('submit', (event) => {
    if (sent) return event.preventDefault();
    sent = true;
    form.setAttribute('aria-busy', 'true');
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true');
  });
  // Back from the cache of the browser: the form is fresh again.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    sent = false;
    form.removeAttribute('aria-busy');
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled');
  });
}

/** Shows what the deliverables add up to, against the budget, while one types. @param {HTMLFormElement} form */
function sumUp(form) {
  const shown = document.getElementById('sum');
  if (!shown) return;
  const read = (/** @type {string} */ text) => Number(text.replace(/[,\s]/g, '')) || 0;
  const write = () => {
    const amounts = [...form.querySelectorAll('input[data-amount]')].map((input) =>
      read(/** @type {HTMLInputElement} */ (input).value),
    );
    const planned = amounts.reduce((sum, amount) => sum + amount, 0);
    const budget = read(valueOf(form, 'budget'));
    const currency = valueOf(form, 'currency').toUpperCase();
    if (planned === 0) return void (shown.textContent = '');
    const money = (/** @type {number} */ amount) => `${amount.toFixed(2)} ${currency}`;
    const over = budget > 0 && planned > budget;
    shown.textContent =
      budget > 0
        ? `Together ${money(planned)} of ${money(budget)}${over ? `: ${money(planned - budget)} too much` : `, ${money(budget - planned)} free`}.`
        : `Together ${money(planned)}.`;
    shown.className = over ? 'bad' : '';
  };
  form.addEventListener('input', write);
  write();
}

/** @param {HTMLFormElement} form @param {string} name */
function valueOf(form, name) {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement ? field.value : '';
}

/** On a list of things to do, filling one in ticks it. */
function tickWhatIsFilled() {
  for (const item of document.querySelectorAll('.check-item')) {
    const tick = item.querySelector('input[name="done"]');
    if (!(tick instanceof HTMLInputElement)) continue;
    item.addEventListener('input', (event) => {
      if (event.target !== tick) tick.checked = true;
    });
  }
}
