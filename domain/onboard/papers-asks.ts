import type { AskGroup, AskSpec } from '../ask/contract';
import { kindFor, type EngagementFacts } from '../engagement/facts';
import type { OnboardPolicy } from '../policy/contract';
import { engagementGroup } from '../source/asks';
import { checklistAsk, within, type ItemToDo } from './checklist-ask';
import { onboardKeys, onboardStretches } from './keys';

/** What one round of contract and papers asks for. */
export interface PapersRound {
  round: number;
  /** The version of the contract that is out for signature; null: it is signed. */
  contract: { version: number; document: string; signers: readonly ('talent' | 'client')[] } | null;
  items: readonly ItemToDo[];
}

/** Contract and compliance in one group: both signatures and every paper that the person still owes. */
export function papersAsks(
  engagement: EngagementFacts,
  { round, contract, items }: PapersRound,
  policy: OnboardPolicy,
): AskGroup {
  return engagementGroup(engagement, onboardStretches.papers(round), kindFor('onboard', engagement), [
    ...(contract ? contract.signers.map((party) => signAsk(party, contract)) : []),
    ...items.map((item) => checklistAsk(engagement, item, policy)),
  ]);

  function signAsk(party: 'talent' | 'client', { version, document }: NonNullable<PapersRound['contract']>): AskSpec {
    return {
      name: `sign/${party}`,
      kind: 'sign',
      phase: 'onboard',
      to: party === 'talent' ? { talent: engagement.talentId } : { user: engagement.leadId },
      question:
        version === 1
          ? `Sign the contract for “${engagement.title}”`
          : `Sign the new version of the contract for “${engagement.title}”`,
      detail: [
        { label: 'Read it first', value: 'Statement of work (PDF)', href: `/v1/documents/${document}` },
        ...(version === 1
          ? []
          : [{ label: 'New', value: `version ${version}; the one before can’t be signed any more` }]),
      ],
      options: [
        { value: 'signed', label: 'Signed' },
        // Without a contract there is nothing to hand papers in for: the rest waits until it is settled.
        { value: 'declined', label: 'Declined', needsReason: true, endsGroup: true },
        { value: 'expired', label: 'Not signed in time', endsGroup: true },
      ],
      via: { effect: onboardKeys.sow(engagement.id, version), party },
      ...within(policy.signatureDays * 24, policy),
      onTimeout: 'expired',
    };
  }
}
