import type { Tx } from '../adapters/db/connection';
import type { Store } from '../adapters/db/store';
import { addDays, showDate } from '../domain/calendar';
import { policyName, type EngagementFacts } from '../domain/engagement/facts';
import { fillTemplate } from '../domain/onboard/rules';
import type { NoticeTemplate, VettingPolicy } from '../domain/policy/contract';
import type { LetterDocument, ReportCopy } from './ports';

/** Letters about a background check, by the kind of document that each one is. */
export type LetterKind =
  'check-report' | 'adverse-notice' | 'adverse-rights' | `adverse-dispute-${number}` | 'adverse-final';

/** The id that a letter of this engagement has. Each is written once. */
export function letterId(store: Store, engagementId: string, kind: LetterKind): string {
  return store.contracts.documentId({ engagementId, kind, version: 1 });
}

/** Keeps a letter, sealed; only the person it is about, HR and administrators open it. A repeat keeps the first. */
export async function keepLetter(
  store: Store,
  tx: Tx,
  engagement: Pick<EngagementFacts, 'id' | 'talentId'>,
  kind: LetterKind,
  { title, template }: LetterDocument,
  bytes: Uint8Array,
): Promise<string> {
  return store.contracts.saveConfidential(tx, store.private, engagement.talentId, {
    ...{ engagementId: engagement.id, kind, version: 1, title, mediaType: 'application/pdf', template, bytes },
  });
}

/** What the letters of one adverse action are filled with. */
export interface LetterFacts {
  engagement: EngagementFacts;
  policy: VettingPolicy;
  /** Name of the person. */
  talent: string;
  /** When the notice goes out, and until when the person may answer. */
  noticeAt: string;
  until: string;
  now: string;
}

/** A letter from its versioned template. */
export function writeLetter(template: NoticeTemplate, facts: LetterFacts): LetterDocument {
  const { engagement, policy, now } = facts;
  const day = (instant: string) => showDate(instant, engagement.timeZone);
  const { agency } = policy.adverse;
  const filled = fillTemplate(template, {
    talent: facts.talent,
    title: engagement.title,
    agency: agency.name,
    agencyAddress: agency.address,
    agencyPhone: agency.phone,
    noticeOn: day(facts.noticeAt),
    until: day(facts.until),
    freeCopyUntil: day(addDays(now, freeCopyDays, engagement.timeZone)),
  });
  return { ...filled, template: policyName('vetting', engagement.policies) };
}

// The law's number (Fair Credit Reporting Act §612), not ours to change.
const freeCopyDays = 60;

/** What the person disputes, in their own words, for those who decide. */
export function disputeLetter(statement: string, number: number, engagement: EngagementFacts): LetterDocument {
  return {
    title: number === 1 ? 'What the person disputes' : `What the person disputes (${number})`,
    template: policyName('vetting', engagement.policies),
    sections: [{ heading: engagement.title, text: statement }],
  };
}

/** The agency's report as a paper for the person. */
export function reportLetter(
  report: ReportCopy,
  { engagement, policy }: Pick<LetterFacts, 'engagement' | 'policy'>,
): LetterDocument {
  const { agency } = policy.adverse;
  const made = `Made on ${showDate(report.madeAt, engagement.timeZone)} by ${agency.name}, ${agency.address}.`;
  const findings = report.findings.map(({ what, where, on }) => ({ heading: what, text: `${where}, ${on}` }));
  return {
    title: 'Copy of the background check report',
    template: policyName('vetting', engagement.policies),
    sections: [
      { heading: 'The report', text: made },
      ...(findings.length > 0 ? findings : [{ heading: 'Findings', text: 'The agency gave no details.' }]),
    ],
  };
}
