import { moved, weekStarts } from '../campaign/week';
import type { CampaignRequest } from '../campaign/contract';
import type { SeasonPlan } from '../campaign/plan-contract';
import type { CampaignState, WaveState } from '../lifecycle';

/** What decides the stage of a season. Dates are local days. */
export interface StageFacts {
  state: CampaignState;
  startsOn: string;
  peakOn: string;
  /** First day of the release. */
  fallOn: string;
  waves: readonly { state: WaveState; sourcingOn: string }[];
}

/** The stages that a season moves through now, in order; empty: it stays. */
export function stagesDue(facts: StageFacts, today: string): CampaignState[] {
  const due: CampaignState[] = [];
  let { state } = facts;
  for (let next = nextStage({ ...facts, state }, today); next; next = nextStage({ ...facts, state }, today)) {
    due.push(next);
    state = next;
  }
  return due;
}

/** Days on which a stage may change, besides what happens to classes. */
export function stageDays({ startsOn, peakOn, fallOn, waves }: StageFacts): string[] {
  return [startsOn, peakOn, fallOn, ...waves.map(({ sourcingOn }) => sourcingOn)].sort();
}

function nextStage(facts: StageFacts, today: string): CampaignState | null {
  const { state, startsOn, peakOn, fallOn } = facts;
  const waves = facts.waves.filter((wave) => wave.state !== 'cancelled');
  const begun = waves.some((wave) => ['training', 'nesting', 'live'].includes(wave.state));
  switch (state) {
    case 'approved': {
      const sought = waves.some((wave) => wave.state !== 'planned' || wave.sourcingOn <= today);
      // A season that hires nobody begins with its demand.
      return sought || startsOn <= today ? 'recruiting' : null;
    }
    case 'recruiting':
      return begun || peakOn <= today || (waves.length === 0 && startsOn <= today) ? 'ramping' : null;
    case 'ramping':
      return peakOn <= today ? 'peak' : null;
    case 'peak':
      return fallOn <= today ? 'ramping_down' : null;
    default:
      return null;
  }
}

/** A week of which the need is at least this part of the highest belongs to the peak. */
const peakShare = 0.95;

/** The day on which the fall begins; early enough before the end that everybody can have notice. */
export function fallStarts(request: CampaignRequest, plan: SeasonPlan, endsOn: string, noticeDays: number): string {
  const { demand } = request;
  const latest = moved(endsOn, -Math.ceil(noticeDays));
  const most = Math.max(...plan.weeks.map(({ requiredHeads }) => requiredHeads));
  const last = plan.weeks.filter(({ requiredHeads }) => requiredHeads >= most * peakShare).at(-1);
  const after = 'csv' in demand ? (last?.week ?? 0) + 1 : demand.peakWeeks;
  const day = weekStarts(demand.peakStarts, after);
  return day < latest ? day : latest;
}
