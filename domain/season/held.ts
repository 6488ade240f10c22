import { peoplePerSeat } from '../campaign/capacity';
import type { PlacedClass } from '../campaign/classes';
import type { CampaignRequest } from '../campaign/contract';
import { daysFrom, weekOf } from '../campaign/week';
import type { WaveFacts } from './situation';

/** Days before a classroom begins until which a class that is filling counts at its plan: people are still on the way. */
const fillingUntilDays = 0;

/** Classes under way, with what each is going to bring as a part of what its seats were planned to. */
export function heldClasses(request: CampaignRequest, waves: readonly WaveFacts[], today: string): PlacedClass[] {
  return waves
    .filter(({ state }) => state !== 'planned' && state !== 'cancelled')
    .map((wave) => ({
      liveWeek: wave.liveWeek,
      room: wave.room,
      seats: wave.seats,
      wave: wave.no,
      share: shareOf(request, wave, today),
    }));
}

/** Classes under way as they are going, and those that are still only planned. */
export function allClasses(
  request: CampaignRequest,
  { waves, today }: { waves: readonly WaveFacts[]; today: string },
): PlacedClass[] {
  return [
    ...heldClasses(request, waves, today),
    ...waves
      .filter(({ state }) => state === 'planned')
      .map(({ liveWeek, room, seats, no }) => ({ liveWeek, room, seats, wave: no })),
  ];
}

function shareOf(request: CampaignRequest, wave: WaveFacts, today: string): number {
  const { yields, demand } = request;
  switch (wave.state) {
    case 'training':
      return wave.training / wave.seats;
    case 'nesting':
      return (wave.nesting + wave.live) / (wave.seats * yields.classroom);
    case 'live': {
      const weeks = Math.max(0, weekOf(demand.peakStarts, today) - wave.liveWeek);
      return (wave.nesting + wave.live) / (wave.seats * peoplePerSeat(request, weeks));
    }
    default:
      return daysFrom(today, wave.classroomOn) > fillingUntilDays
        ? 1
        : Math.min(1, (wave.booked * yields.show) / wave.seats);
  }
}
