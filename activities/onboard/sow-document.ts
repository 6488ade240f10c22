import type { Tx } from '../../adapters/db/connection';
import type { Store } from '../../adapters/db/store';
import { showDate } from '../../domain/calendar';
import { kindFor, policyName, type EngagementFacts } from '../../domain/engagement/facts';
import { showMoney } from '../../domain/money';
import { fillTemplate, partsFor } from '../../domain/onboard/rules';
import { entityInWords } from '../../domain/source/entity-words';
import { hourlyInWords } from '../../domain/source/terms';
import { policyOf } from '../journey';
import type { SowDocument } from '../ports';

/** What a version of the statement of work says beside its template. */
export interface SowFacts {
  /** Name of the person. */
  talent: string;
  /** Local date. */
  lastDay: string;
  milestones: readonly { title: string; acceptance: readonly string[]; dueOn: string; amountMinor: number }[];
  totalMinor: number;
  /** What was agreed in addition, each a section of its own. */
  added: readonly string[];
}

/** The statement of work as a paper, from the template that the engagement began with. */
export async function sowDocument(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  { talent, lastDay, milestones, totalMinor, added }: SowFacts,
): Promise<SowDocument> {
  const { terms, signers } = await store.basisOf(tx, engagement);
  const kind = kindFor('sow', engagement);
  const template = await policyOf(store, tx, engagement.policies, kind);
  const assign = await policyOf(store, tx, engagement.policies, 'assign');
  const money = (amountMinor: number) => showMoney({ amountMinor, currency: engagement.currency });
  const engaged = await store.engaging.engagedThrough(tx, engagement.id);
  const sections = partsFor(template.sections, engaged?.classification ?? null);
  const filled = fillTemplate(
    { ...template, sections },
    {
      engagedThrough: entityInWords(engaged?.through ?? 'sow_vendor'),
      talent,
      title: engagement.title,
      jurisdiction: engagement.jurisdiction,
      starts: showDate(engagement.startsAt, engagement.timeZone),
      ends: lastDay,
      timeZone: engagement.timeZone,
      payWithinDays: String(assign.payWithinDays),
      notToExceed: money(engagement.notToExceedMinor),
      acceptanceBusinessDays: String(assign.acceptanceBusinessDays),
      deemedAcceptedDays: String(assign.deemedAcceptedDays),
      ...(terms.hourly ? hourlyInWords(terms.hourly, engagement.currency) : {}),
    },
  );
  return {
    title: `${filled.title}: ${engagement.title}`,
    template: policyName(kind, engagement.policies),
    sections: [
      ...filled.sections,
      ...added.map((text, index) => ({
        heading: `${filled.sections.length + index + 1}. Agreed in addition`,
        text,
      })),
    ],
    milestones: milestones.map(({ amountMinor, ...milestone }) => ({
      ...milestone,
      acceptance: [...milestone.acceptance],
      amount: money(amountMinor),
    })),
    total: money(totalMinor),
    signedBy: signers.length > 1 ? 'both parties' : 'the person engaged',
  };
}
