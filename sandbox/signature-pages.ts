import type { Files } from './support/files';
import { html, sendPage, type Markup } from './support/html';
import type { Kit } from './support/kit';
import { sendProblem } from './support/problems';
import { showDate } from './support/dates';
import { declining, signing, type EnvelopeState, type SignatureEvents } from './signature-envelope';

const system = 'Signature service';

/** The page behind a signer's link: what is signed, by when, and the two buttons. The link is the credential. */
export function addSigningPages(
  kit: Kit<SignatureEvents>,
  files: Files,
  lookUp: (token: string) => { envelope: EnvelopeState; party: string } | null,
): void {
  kit.router.get('/sign/:token', async (req, res) => {
    const seat = lookUp(req.params.token);
    if (!seat) return sendPage(res, { system, title: 'This link is not valid', body: lostBody }, 404);
    const { envelope, party } = seat;
    const body = signBody(envelope, party, req.params.token);
    await kit.settled();
    sendPage(res, { system, title: envelope.title, body });
  });

  kit.router.get('/sign/:token/document.pdf', async (req, res) => {
    const seat = lookUp(req.params.token);
    if (!seat) return sendProblem(res, 404, 'not-found', 'This link is not valid');
    const pdf = await files.read(seat.envelope.documentDigest);
    res.type('pdf').set({ 'Content-Disposition': 'inline; filename="document.pdf"', 'Cache-Control': 'no-store' });
    res.send(pdf);
  });

  kit.router.post('/sign/:token', async (req, res) => {
    const seat = lookUp(req.params.token);
    if (!seat) return sendPage(res, { system, title: 'This link is not valid', body: lostBody }, 404);
    const { envelope, party } = seat;
    const action = (req.body as { action?: unknown } | undefined)?.action;
    // Pressing a button again, or a button of an older copy of the page, changes nothing: the page says how it stands.
    if (envelope.status === 'sent' && !hasSigned(envelope, party)) {
      if (action === 'sign') await kit.record(signing(envelope, party));
      if (action === 'decline') await kit.record(declining(envelope, party, reasonIn(req.body)));
    }
    await kit.settled();
    res.redirect(303, pathOf(req.params.token));
  });
}

function reasonIn(body: unknown): string {
  const { reason } = (body ?? {}) as { reason?: unknown };
  return typeof reason === 'string' ? reason.trim().slice(0, 500) : '';
}

const lostBody = html`<p class="card">Open the link of your latest message again, or ask the person who sent it.</p>`;

function signBody(envelope: EnvelopeState, party: string, token: string): Markup {
  const signer = envelope.signers.find((one) => one.party === party)!;
  return html`
    <p>${sentence(envelope, party)}</p>
    <section class="card">
      <dl>
        <dt>You sign as</dt>
        <dd>${signer.person.name}, ${party}</dd>
        <dt>Sign by</dt>
        <dd>${showDate(envelope.expiresAt)}</dd>
        <dt>Fingerprint of the document (SHA-256)</dt>
        <dd>${envelope.documentDigest}</dd>
      </dl>
      <p><a href="${pathOf(token)}/document.pdf">Read the document (PDF)</a></p>
      ${envelope.status === 'sent' && !hasSigned(envelope, party) && buttons(token)}
    </section>
    <section class="card">
      <h2>Who signs</h2>
      <ul>
        ${envelope.signers.map((one) => html`<li>${one.party}: ${standing(envelope, one.party)}</li>`)}
      </ul>
    </section>
  `;
}

function buttons(token: string): Markup {
  return html`
    <form method="post" action="${pathOf(token)}">
      <button class="main" name="action" value="sign">Sign the document</button>
    </form>
    <form method="post" action="${pathOf(token)}">
      <label class="field"
        >Why not? The sender reads it.
        <textarea name="reason" rows="2" maxlength="500"></textarea>
      </label>
      <button name="action" value="decline">Decline</button>
    </form>
  `;
}

function sentence(envelope: EnvelopeState, party: string): Markup {
  const mine = envelope.signed.find((one) => one.party === party);
  if (envelope.status === 'completed')
    return html`<strong class="good">✓ Signed by everyone.</strong> Nothing is left to do; you can close this page.`;
  if (envelope.status === 'declined')
    return html`<strong class="bad">✗ Declined.</strong> Nobody can sign it any more.`;
  if (envelope.status === 'expired')
    return html`<strong class="bad">✗ Expired</strong> on ${showDate(envelope.expiresAt)}.`;
  if (envelope.status === 'voided') return html`<strong class="bad">✗ Taken back</strong> by the sender.`;
  if (mine)
    return html`<strong class="good">✓ You signed</strong> on ${showDate(mine.at)}. The others were told; you can close
      this page.`;
  return html`Please read the document, then sign or decline by <strong>${showDate(envelope.expiresAt)}</strong>.`;
}

function standing(envelope: EnvelopeState, party: string): Markup {
  const signed = envelope.signed.find((one) => one.party === party);
  return signed
    ? html`<span class="good">✓ signed</span> ${showDate(signed.at)}`
    : html`<span class="soft">not yet</span>`;
}

function hasSigned(envelope: EnvelopeState, party: string): boolean {
  return envelope.signed.some((one) => one.party === party);
}

function pathOf(token: string): string {
  return `/signature/sign/${token}`;
}
