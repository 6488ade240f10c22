import type { AskGroup } from '../ask/contract';
import { policyName } from '../engagement/facts';
import { groupKey, runIds } from '../ids';
import type { PolicyKind } from '../policy/contract';
import { isShort } from './readiness';
import { seasonStretches } from './keys';
import type { SeasonPolicy } from './policy-contract';

/** A season as its asks need it. */
export interface SeasonFacts {
  id: string;
  name: string;
  policies: Record<PolicyKind, number>;
}

/** A class as its go/no-go needs it. Local days. */
export interface ClassFacts {
  no: number;
  classroomOn: string;
  seats: number;
  booked: number;
  waitlisted: number;
}

/** Asks whether a class begins as planned. Silence counts as the policy says. `dueAt`: business instant. */
export function goAsk(
  season: SeasonFacts,
  wave: ClassFacts,
  show: number,
  dueAt: string,
  { classes }: SeasonPolicy,
): AskGroup {
  const expected = Math.min(wave.seats, Math.round(wave.booked * show));
  const short = isShort(wave, classes.shortBelow);
  return {
    key: groupKey(season.id, seasonStretches.go(wave.no)),
    workflowId: runIds.campaign(season.id),
    thread: season.id,
    subject: season.id,
    policy: policyName('season', season.policies),
    asks: [
      {
        name: `class-${wave.no}/go`,
        kind: 'class-go',
        phase: 'onboard',
        to: { role: classes.goRole },
        question: `Does class ${wave.no} of “${season.name}” begin on ${wave.classroomOn}?`,
        detail: [
          { label: 'Booked', value: `${wave.booked} for ${wave.seats} seats${short ? ': it is short' : ''}` },
          { label: 'Expected to come', value: `${expected}, at the planned show rate` },
          { label: 'On the waitlist', value: String(wave.waitlisted) },
          { label: 'If it does not begin', value: 'everyone booked moves to the next class first' },
          {
            label: 'The class',
            value: `class ${wave.no}`,
            href: `/console/campaigns/${season.id}/waves/${wave.no}`,
          },
        ],
        options: [
          { value: 'go', label: short ? 'Go, short' : 'Go' },
          { value: 'cancel', label: 'Cancel the class', needsReason: true },
        ],
        dueAt,
        escalate: { at: { hours: classes.goDueHours / 2 }, toRole: 'admin' },
        onTimeout: classes.goSilence,
      },
    ],
  };
}
