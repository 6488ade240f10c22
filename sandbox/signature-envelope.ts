import { z } from 'zod';
import type { Deed } from './support/kit';
import type { outcomes } from './support/systems';

/** Someone who signs, and in which role. */
export const Signer = z.strictObject({
  party: z.string().min(1).max(40),
  person: z.strictObject({ id: z.string().min(1), name: z.string().min(1).max(200), email: z.email() }),
});

/** `token` is the unguessable piece of the signer's link. */
type SignerOf = z.infer<typeof Signer> & { token: string };

/** What the signature service does; its journal holds these. */
export type SignatureEvents = {
  'envelope.sent': {
    ref: string;
    key: string;
    title: string;
    documentDigest: string;
    signers: SignerOf[];
    expiresAt: string;
    /** What the fault plan wants to become of it, and when (business instant). */
    turn?: { outcome: Turn; at: string };
  };
  'envelope.signed': { ref: string; party: string };
  'envelope.declined': { ref: string; party: string; reason?: string };
  'envelope.expired': { ref: string };
  'envelope.voided': { ref: string; reason: string };
};

type Turn = (typeof outcomes.signature)[number];

export interface EnvelopeState {
  ref: string;
  key: string;
  title: string;
  documentDigest: string;
  signers: SignerOf[];
  expiresAt: string;
  turn?: { outcome: Turn; at: string };
  status: 'sent' | 'completed' | 'declined' | 'expired' | 'voided';
  signed: { party: string; at: string }[];
}

/** What signing does: the last signature completes the envelope. */
export function signing(envelope: EnvelopeState, party: string): Deed<SignatureEvents> {
  const { key, ref, documentDigest } = envelope;
  const hooks: { type: string; data: { key: string; ref: string } & Record<string, unknown> }[] = [
    { type: 'envelope.signed', data: { key, ref, party } },
  ];
  if (envelope.signed.length + 1 === envelope.signers.length)
    hooks.push({ type: 'envelope.completed', data: { key, ref, documentDigest } });
  return { type: 'envelope.signed', data: { ref, party }, hooks };
}

/** What declining does: the envelope is over for everyone. The reason goes to the sender. */
export function declining({ key, ref }: EnvelopeState, party: string, reason = ''): Deed<SignatureEvents> {
  const why = reason === '' ? {} : { reason };
  return {
    type: 'envelope.declined',
    data: { ref, party, ...why },
    hooks: [{ type: 'envelope.declined', data: { key, ref, party, ...why } }],
  };
}

/** What happens to an envelope when its time has come: it turns as the fault plan said, else it expires. */
export function fallingDue(envelope: EnvelopeState): Deed<SignatureEvents> {
  const { key, ref, turn } = envelope;
  if (turn?.outcome === 'declined-by-talent') return declining(envelope, 'talent', 'I can’t work on these terms.');
  if (turn?.outcome === 'declined-by-client') return declining(envelope, 'client', 'The budget was cut.');
  return { type: 'envelope.expired', data: { ref }, hooks: [{ type: 'envelope.expired', data: { key, ref } }] };
}
