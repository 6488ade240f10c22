import { z } from 'zod';
import { fallingDue, Signer, type EnvelopeState, type SignatureEvents } from './signature-envelope';
import { addSigningPages } from './signature-pages';
import type { Files } from './support/files';
import type { Kit, Outcome } from './support/kit';
import { Refusal } from './support/problems';
import { outcomes } from './support/systems';

const Send = z.strictObject({
  title: z.string().min(1).max(200),
  /** A PDF, base64. */
  document: z.base64().max(12_000_000),
  signers: z.array(Signer).min(1).max(10),
  expiresAt: z.iso.datetime({ offset: true }),
});

/**
 * The signature service: a PDF and its signers, each with a page of their own. Webhooks, all with {key, ref}:
 * `envelope.signed` {party}, `envelope.completed` {documentDigest}, `envelope.declined` {party, reason?}, `envelope.expired`.
 * A rule `{system: "signature", outcome: "declined-by-talent"}` of the fault plan turns an envelope within hours, unless
 * both were faster.
 */
export function createSignature(kit: Kit<SignatureEvents>, files: Files): void {
  const envelopes = new Map<string, EnvelopeState>();
  const byKey = new Map<string, string>();
  const byToken = new Map<string, { envelope: EnvelopeState; party: string }>();

  kit.fold({
    'envelope.sent': (data) => {
      const envelope: EnvelopeState = { ...data, status: 'sent', signed: [] };
      envelopes.set(data.ref, envelope);
      byKey.set(data.key, data.ref);
      for (const { token, party } of data.signers) byToken.set(token, { envelope, party });
      kit.due(data.ref, data.turn?.at ?? data.expiresAt);
    },
    'envelope.signed': ({ ref, party }, { at }) => {
      const envelope = envelopes.get(ref)!;
      envelope.signed.push({ party, at });
      if (envelope.signed.length === envelope.signers.length) end(ref, 'completed');
    },
    'envelope.declined': ({ ref }) => end(ref, 'declined'),
    'envelope.expired': ({ ref }) => end(ref, 'expired'),
    'envelope.voided': ({ ref }) => end(ref, 'voided'),
  });

  function end(ref: string, status: EnvelopeState['status']): void {
    envelopes.get(ref)!.status = status;
    kit.due(ref, null);
  }

  kit.whenDue((ref) => fallingDue(envelopes.get(ref)!));

  kit.command('/envelopes', 'send', Send, ({ key, body }): Outcome<SignatureEvents> => {
    const pdf = Buffer.from(body.document, 'base64');
    if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-')))
      throw new Refusal(422, 'no-pdf', 'The document is no PDF; send one, base64');
    if (new Set(body.signers.map((one) => one.party)).size < body.signers.length)
      throw new Refusal(422, 'party-twice', 'Two signers have the same party; give each its own');
    const ref = kit.ref('env', key);
    const documentDigest = files.keep(pdf);
    const signers = body.signers.map((one) => ({ ...one, token: kit.secret() }));
    const talent = body.signers.find(({ party }) => party === 'talent') ?? body.signers[0];
    const told = kit.outcome('send', talent?.person.id ?? '', key);
    const outcome = outcomes.signature.find((one) => one === told);
    const turn = outcome ? { turn: { outcome, at: kit.after(2, 8, key) } } : {};
    const data = { ref, key, title: body.title, documentDigest, signers, expiresAt: body.expiresAt, ...turn };
    const reply = { status: 201, body: view({ ...data, status: 'sent', signed: [] }) };
    return { type: 'envelope.sent', data, reply };
  });

  kit.find('/envelopes', 'find', (key) => {
    const ref = byKey.get(key);
    return ref === undefined ? null : view(envelopes.get(ref)!);
  });

  const Void = z.strictObject({ reason: z.string().min(1).max(500) });
  kit.command('/envelopes/:ref/void', 'void', Void, ({ body, params }): Outcome<SignatureEvents> => {
    const ref = params['ref']!;
    const envelope = envelopes.get(ref);
    if (!envelope)
      throw new Refusal(404, 'not-found', `There is no envelope ${ref}; use the reference that sending returned`);
    if (envelope.status !== 'sent') return { reply: { status: 200, body: view(envelope) } };
    const reply = { status: 200, body: view({ ...envelope, status: 'voided' }) };
    return { type: 'envelope.voided', data: { ref, reason: body.reason }, reply };
  });

  function view(envelope: EnvelopeState): Record<string, unknown> {
    const { ref, status, signed, documentDigest } = envelope;
    const links = envelope.signers.map(({ party, token }) => ({ party, url: kit.link(`/sign/${token}`) }));
    return { ref, status, links, signed, documentDigest };
  }

  addSigningPages(kit, files, (token) => byToken.get(token) ?? null);
}
