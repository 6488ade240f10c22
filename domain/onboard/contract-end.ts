import type { AskOutcome } from '../ask/contract';

/** How an envelope ended. `party` and `ask` say who declined, where. */
export type ContractEnd =
  | { how: 'signed'; at: string | null }
  | { how: 'declined'; party: 'talent' | 'client'; ask: string; reason: string | null }
  | { how: 'expired' };

/** How the contract ended, from what became of both signatures. A refusal counts for more than silence. */
export function contractEnd(signatures: readonly AskOutcome[]): ContractEnd {
  const declined = signatures.find((ask) => ask.option === 'declined');
  if (declined) {
    const party = declined.name === 'sign/talent' ? 'talent' : 'client';
    return { how: 'declined', party, ask: declined.id, reason: declined.reason };
  }
  if (signatures.some((ask) => ask.option !== 'signed')) return { how: 'expired' };
  const at = signatures.flatMap((ask) => ask.answeredAt ?? []).sort();
  return { how: 'signed', at: at.at(-1) ?? null };
}

/** The end in words, without what a person wrote: it goes into runs. */
export function contractEndInWords(end: Exclude<ContractEnd, { how: 'signed' }>): string {
  return end.how === 'expired' ? 'the contract was not signed in time' : `the ${end.party} declined the contract`;
}
