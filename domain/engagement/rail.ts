import { phases, type Phase } from '../lifecycle';
import type { RailPhase } from './contract';
import { handoverAt } from './explain-engagement';
import type { EngagementStanding } from './standing';
import { dateWords, type DateWords } from './words';

const labels: Readonly<Record<Phase, string>> = {
  source: 'Source',
  onboard: 'Onboard',
  assign: 'Assign',
  evaluate: 'Evaluate',
  offboard: 'Offboard',
};

/** The five-phase rail: what is done, where it stands, what is coming and when. */
export function phaseRail(engagement: EngagementStanding, now: string): RailPhase[] {
  const dates = dateWords(now, engagement.timeZone);
  const current = phases.indexOf(engagement.phase);
  const over = engagement.state === 'closed' || engagement.state === 'aborted';
  return phases.map((phase, index) => {
    const from = phase === 'source' ? engagement.createdAt : enteredAt(engagement, phase);
    const until = leftAt(engagement, index) ?? (over && index === current ? overAt(engagement) : null);
    if (index < current || (over && index === current && engagement.state === 'closed'))
      return { phase, label: labels[phase], status: 'done', from, until, note: span(from, until, dates) };
    if (index === current && !over)
      return {
        phase,
        label: labels[phase],
        status: 'current',
        from,
        until: null,
        note: currentNote(engagement, from, dates),
      };
    if (over)
      return {
        phase,
        label: labels[phase],
        status: index === current ? 'current' : 'skipped',
        from: index === current ? from : null,
        until: index === current ? until : null,
        note: index === current ? `ended ${dates.on(overAt(engagement))}` : 'not reached',
      };
    const when = comingAt(engagement, phase);
    return {
      phase,
      label: labels[phase],
      status: 'coming',
      from: when,
      until: null,
      note: engagement.season ? seasonNote(phase, when, dates) : comingNote(phase, when, dates),
    };
  });
}

function enteredAt(engagement: EngagementStanding, phase: Phase): string | null {
  return engagement.entered.find((step) => step.phase === phase)?.at ?? null;
}

/** A phase ends when a later one begins. */
function leftAt(engagement: EngagementStanding, index: number): string | null {
  return engagement.entered.find((step) => step.phase !== null && phases.indexOf(step.phase) > index)?.at ?? null;
}

function overAt(engagement: EngagementStanding): string {
  return engagement.closedAt ?? engagement.changedAt;
}

function span(from: string | null, until: string | null, dates: DateWords): string {
  if (from === null || until === null) return until ? `until ${dates.day(until)}` : 'done';
  const [first, last] = [dates.day(from), dates.day(until)];
  return first === last ? first : `${first} – ${last}`;
}

function currentNote(engagement: EngagementStanding, from: string | null, dates: DateWords): string {
  const since = from ? `since ${dates.day(from)}` : 'now';
  const count = currentCount(engagement);
  return count ? `${since} · ${count}` : since;
}

function currentCount(engagement: EngagementStanding): string | null {
  const { work, leases } = engagement;
  if (engagement.phase === 'assign' && work.length > 0) {
    const done = work.filter(({ milestoneState }) => milestoneState === 'accepted' || milestoneState === 'paid').length;
    return `${done} of ${work.length} ${work.length === 1 ? 'milestone' : 'milestones'}`;
  }
  if (engagement.phase === 'offboard' && leases.total > 0) return `${leases.revoked} of ${leases.total} accesses gone`;
  if (engagement.asks.length === 0) return null;
  const done = engagement.asks.filter((ask) => ask.state !== 'open').length;
  return engagement.asks.length > 1 ? `${done} of ${engagement.asks.length} steps` : null;
}

function comingAt(engagement: EngagementStanding, phase: Phase): string | null {
  if (phase === 'assign') return engagement.startsAt;
  if (phase === 'evaluate') return engagement.season ? null : engagement.endsAt;
  if (phase === 'offboard')
    return engagement.season ? engagement.endsAt : (handoverAt(engagement) ?? engagement.endsAt);
  return null;
}

/** In a season weeks are rated as they end, and nobody hands over. */
function seasonNote(phase: Phase, when: string | null, dates: DateWords): string {
  if (phase === 'evaluate') return 'week by week';
  return phase === 'offboard' && when !== null ? `ends ${dates.day(when)}` : comingNote(phase, when, dates);
}

function comingNote(phase: Phase, when: string | null, dates: DateWords): string {
  if (when === null) return 'to come';
  if (phase === 'assign') return `work starts ${dates.day(when)}`;
  return phase === 'offboard' ? `handover starts ${dates.day(when)}` : dates.day(when);
}
