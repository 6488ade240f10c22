import { metricInWords } from '../../domain/evaluate/words';

/** Words for people: the names of states, kinds, systems and operations as a page says them. */

const stateWords: Readonly<Record<string, string>> = {
  received: 'received',
  approval: 'waiting for approval',
  sourcing: 'looking for people',
  shortlist: 'choosing from the shortlist',
  offering: 'offer made',
  filled: 'filled',
  closed: 'closed',
  rejected: 'rejected',
  cancelled: 'cancelled',
  draft: 'draft',
  pending_approval: 'waiting for approval',
  open: 'open',
  on_hold: 'on hold',
  offered: 'offered',
  vetting: 'background check',
  created: 'created',
  contracting: 'signing',
  compliance: 'compliance items',
  provisioning: 'access',
  training: 'training',
  ready: 'ready to start',
  active: 'at work',
  suspended: 'suspended',
  ending: 'leaving',
  aborted: 'ended before work began',
  end_of_contract: 'end of contract',
  invited: 'to be ordered',
  consider: 'something to consider',
  dispute: 'in dispute at the agency',
  canceled: 'canceled by the agency',
  adjudicated: 'decided by a person',
};

const kindWords: Readonly<Record<string, string>> = {
  approval: 'Approval',
  'late-approval': 'Late approval',
  shortlist: 'Shortlist',
  impasse: 'Nobody is left',
  counter: 'Counter-offer',
  raise: 'Higher pay',
  offer: 'Offer',
  consent: 'Consent',
  sign: 'Signature',
  checklist: 'Checklist',
  course: 'Course',
  work: 'Work',
  review: 'Review',
  handover: 'Handover',
  interview: 'Exit interview',
  verdict: 'Rehire verdict',
  'peer-review': 'Peer review',
  refresher: 'Refresher',
  'rating-dispute': 'Disputed rating',
  'rating-demotion': 'Tier D',
  'rating-appeal': 'Appeal',
  'check-supply': 'Background check',
  'check-decision': 'Background check',
  'adverse-assessment': 'Assessment',
  'adverse-notice': 'Notice',
  'adverse-late': 'Dispute',
  'adverse-decision': 'Decision after notice',
  'classification-review': 'Who may engage',
  'parked-effect': 'Stopped outside call',
  challenge: 'Challenge of a classification',
  'challenge-answer': 'Answer to a challenge',
  reassess: 'Classification again',
  'contract-again': 'Contract not signed',
  'late-items': 'Late items',
  'course-failed': 'Course failed',
  'access-missing': 'Missing access',
  'season-plan': 'Plan of a season',
  'season-change': 'Change of plan',
  'season-budget': 'Budget of a season',
  'budget-overrun': 'Budget overrun',
  'cap-overrun': 'Pay above a cap',
  'class-go': 'Go or no-go',
  'class-results': 'Missing results',
  'season-time': 'Hours of a week',
  nesting: 'Nesting',
  'release-list': 'Release list',
  renewal: 'Renewal',
  expired: 'Run out',
};

const applicationWords: Readonly<Record<string, string>> = {
  screened: 'fits',
  withdrawn: 'took it back',
  shortlisted: 'on the shortlist',
  offered: 'has an offer',
  accepted: 'accepted the offer',
  declined: 'declined the offer',
  expired: 'did not answer',
  rejected: 'not chosen',
};

/** `pending_approval` → `waiting for approval`; unknown states lose their underscores. */
export function stateWord(state: string): string {
  return stateWords[state] ?? plain(state);
}

/** `parked-effect` → `Stopped outside call`. */
export function kindWord(kind: string): string {
  return kindWords[kind] ?? titleCase(kind);
}

/** `commitments` → `Dates kept`, of a week of support work `Shifts kept`. (Default: a project’s) */
export function metricWord(metric: string, period?: string | null): string {
  return metricInWords(metric, period ?? undefined) ?? titleCase(metric);
}

/** `shortlisted` → `on the shortlist`. */
export function applicationWord(state: string): string {
  return applicationWords[state] ?? plain(state);
}

/** `graphic-designer` → `Graphic designer`. */
export function titleCase(text: string): string {
  const words = plain(text);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `workTool` → `work tool`, `asset-library` → `asset library`. */
export function systemWord(system: string): string {
  return plain(system.replace(/([a-z])([A-Z])/g, '$1 $2')).toLowerCase();
}

/** Sign and word of an effect's state: colour is never the only sign. */
export function effectWord(state: string): { sign: string; word: string; tone: 'good' | 'warn' | 'bad' | 'soft' } {
  switch (state) {
    case 'done':
      return { sign: '✓', word: 'done', tone: 'good' };
    case 'undone':
      return { sign: '↩', word: 'undone', tone: 'soft' };
    case 'failed':
      return { sign: '✕', word: 'failed', tone: 'bad' };
    case 'parked':
      return { sign: '!', word: 'stopped, a person decides', tone: 'bad' };
    default:
      return { sign: '…', word: 'under way', tone: 'warn' };
  }
}

function plain(text: string): string {
  return text.replace(/[_-]+/g, ' ');
}
