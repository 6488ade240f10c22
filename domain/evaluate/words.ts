import { isWeek } from './scale';

const supportMetrics: Readonly<Record<string, string>> = {
  quality: 'Quality reviews',
  outcome: 'What customers say',
  resolution: 'Solved at first contact',
  commitments: 'Shifts kept',
  efficiency: 'Handling time',
};

const metrics: Readonly<Record<string, string>> = {
  quality: 'Accepted at first review',
  outcome: 'Rating by the lead',
  resolution: 'Free of defects',
  commitments: 'Dates kept',
  peer: 'Reviews by peers',
  efficiency: 'Efficiency',
};

/** `commitments` → `Dates kept`, of a week of support work `Shifts kept`; null for a metric that nobody knows. (Default: a project’s) */
export function metricInWords(metric: string, period = 'project'): string | null {
  return (isWeek(period) ? supportMetrics[metric] : metrics[metric]) ?? null;
}

/** What one metric means for the person who is rated. */
export const metricExplained: Readonly<Record<string, string>> = {
  quality: 'Your results are accepted at the first review.',
  outcome: 'What the project lead says of the result, from 1 to 5.',
  resolution: 'Few defects are found at acceptance.',
  commitments: 'Results come on the day that was agreed.',
  peer: 'What colleagues say who worked with you; at least two, never whoever pays.',
};

/** What one metric of a week of support work means for the person who is rated. */
export const supportExplained: Readonly<Record<string, string>> = {
  quality: 'How your contacts are reviewed, from 0 to 100.',
  outcome: 'What customers answer after a contact, from 1 to 5.',
  resolution: 'Contacts that were solved at once.',
  commitments: 'Shifts that you claimed and kept.',
  efficiency: 'Handling time near the usual; faster brings nothing.',
};

/** `project`, `milestone-2`, `stretch-3`, `2027-W09`, for people. */
export function periodInWords(period: string, titles: Readonly<Record<number, string>> = {}): string {
  const [, kind, no] = /^(milestone|stretch)-(\d+)$/.exec(period) ?? [];
  if (kind === 'milestone') return titles[Number(no)] ? `“${titles[Number(no)]}”` : `milestone ${no}`;
  if (isWeek(period)) return `week ${Number(period.slice(6))} of ${period.slice(0, 4)}`;
  return kind === 'stretch' ? `stretch ${no}` : 'the whole project';
}

/** `tier B`, or `unrated`. */
export function tierInWords(tier: string | null): string {
  return tier === null ? 'unrated' : `tier ${tier}`;
}

const causes: Readonly<Record<string, string>> = {
  entry: 'first rating',
  promotion: 'moved up',
  demotion: 'moved down',
  correction: 'a rating was corrected',
  person: 'decided by a person',
  appeal: 'an appeal was upheld',
};

/** Why a tier changed: what kind of decision it was, and its reason, where one is given. */
export function causeInWords(cause: string, reason: string | null): string {
  const words = causes[cause] ?? cause;
  // The reason of a first rating says that it is one.
  if (cause === 'entry') return reason ?? words;
  return reason === null ? words : `${words}: ${reason}`;
}

const caseStates: Readonly<Record<string, string>> = {
  open: 'being looked at',
  upheld: 'the decision stands',
  corrected: 'corrected',
  confirmed: 'tier D confirmed',
  kept: 'tier D not given',
  restored: 'the tier was restored',
};

/** How a dispute, an appeal or a question about tier D ended. */
export function caseInWords(state: string): string {
  return caseStates[state] ?? state;
}
