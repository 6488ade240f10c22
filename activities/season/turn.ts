import { Context } from '@temporalio/activity';

import { addDays } from '../../domain/calendar';
import type { Phase } from '../../domain/lifecycle';
import type { JourneyPorts } from '../journey';
import { phaseOfSeason, readSeason, type Deed, type SeasonPart } from './part';
import { seasonParts } from './parts';

export interface TurnResult {
  /** Set when the season is over and nobody of it is left under way. */
  ended: 'closed' | 'cancelled' | null;
  phase: Phase;
  /** What was done, for the Temporal UI. */
  stage: string;
  /** Business instant of the next look. */
  next: string;
  todo: Deed[];
}

export interface TurnStep {
  campaignId: string;
  patienceSeconds: number;
}

/** A turn of a season: everything that is due, in set-based steps, and when to look again. */
export function createTurnActivities(ports: JourneyPorts, parts: readonly SeasonPart[] = seasonParts) {
  return { seasonTurn };

  async function seasonTurn({ campaignId, patienceSeconds }: TurnStep): Promise<TurnResult> {
    const did: string[] = [];
    const todo: Deed[] = [];
    const nexts: string[] = [];
    const beat = () => Context.current().heartbeat();
    for (const part of parts) {
      const result = await part({ ...ports, beat, patienceSeconds }, await readSeason(ports.store, campaignId));
      beat();
      if (result.did) did.push(result.did);
      if (result.next) nexts.push(result.next);
      todo.push(...(result.todo ?? []));
    }
    const { campaign, now } = await readSeason(ports.store, campaignId);
    // At least once a day: people answer, dates come, and nobody tells the season one by one.
    const tomorrow = addDays(now, 1, campaign.timeZone);
    const [next = tomorrow] = [...nexts.filter((at) => at > now), tomorrow].sort();
    // What is still to be done outside, such as a listing to be taken down, comes before the end.
    const over = campaign.closedAt !== null && todo.length === 0 && ['closed', 'cancelled'].includes(campaign.state);
    return {
      ended: over ? (campaign.state as 'closed' | 'cancelled') : null,
      phase: phaseOfSeason(campaign),
      stage: [campaign.state.replace('_', ' '), ...did].join('; '),
      next,
      todo,
    };
  }
}
