import { shiftDate } from '../calendar';
import type { SeasonFacts, WaveFacts } from './board-facts';

/** A season whose plan still waits, as it would begin if it were approved now: with the classes of its plan, and nobody in them. */
export function asApproved<F extends SeasonFacts>(facts: F): F {
  const waits = facts.state === 'draft' || facts.state === 'planned';
  if (!waits || facts.waves.length > 0) return facts;
  const { classes } = facts.plan;
  const weeks = facts.request.training.classroomWeeks;
  const waves = classes.map((planned, index): WaveFacts => ({
    ...{ id: '', no: index + 1, state: 'planned', short: false, liveWeek: planned.liveWeek },
    ...{ sourcingOn: planned.sourcingStarts, classroomOn: planned.classroomStarts, liveOn: planned.liveOn },
    ...{ nestingOn: shiftDate(planned.classroomStarts, weeks * 7), seats: planned.seats, bookings: planned.bookings },
    ...{ offers: planned.offers, screens: planned.screens, booked: 0, checkedIn: 0, offered: 0, open: 0, accepted: 0 },
    ...{
      everCleared: 0,
      cleared: 0,
      placed: 0,
      waitlisted: 0,
      inClassroom: 0,
      everPassed: 0,
      inNesting: 0,
      everLive: 0,
    },
  }));
  return { ...facts, waves };
}
