import type { AskGroup } from '../ask/contract';
import type { SeasonFacts } from './class-asks';
import { seasonStretches } from './keys';
import type { SeasonPolicy } from './policy-contract';
import { seasonGroup } from './season-group';

/** A list as its signature needs it. */
export interface ReleaseListFacts {
  no: number;
  /** Last day of everyone on it, local date. */
  endsOn: string;
  people: number;
  volunteers: number;
  surplus: number;
  expectedLeavers: number;
}

/** Asks a person to sign who is released. Without a signature nobody is. `dueAt`: business instant, before the notice. */
export function releaseAsk(
  season: SeasonFacts,
  list: ReleaseListFacts,
  dueAt: string,
  { release }: SeasonPolicy,
): AskGroup {
  const shown = (heads: number) => heads.toFixed(1).replace(/\.0$/, '');
  return seasonGroup(season, seasonStretches.release(list.no), {
    name: `release-${list.no}`,
    kind: 'release-list',
    phase: 'offboard',
    to: { role: release.role },
    question: `Release ${list.people} ${list.people === 1 ? 'person' : 'people'} of “${season.name}” after ${list.endsOn}?`,
    detail: [
      { label: 'Heads too many by then', value: shown(list.surplus) },
      { label: 'Expected to leave by themselves', value: shown(list.expectedLeavers) },
      { label: 'Asked to go first', value: String(list.volunteers) },
      { label: 'Notice', value: `${release.noticeDays} days` },
      {
        label: 'Who, and why',
        value: `list ${list.no}; keep people on it before you sign`,
        href: `/console/campaigns/${season.id}/releases/${list.no}`,
      },
    ],
    options: [
      { value: 'sign', label: 'Sign the list' },
      { value: 'refuse', label: 'Release nobody', needsReason: true },
    ],
    dueAt,
    remindAt: [{ hours: release.dueDays * 12 }],
    escalate: { at: { hours: release.dueDays * 18 }, toRole: 'admin' },
  });
}
