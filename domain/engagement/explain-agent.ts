import { showMoney } from '../money';
import type { EngagementStanding, SeasonPlace } from './standing';
import { quietStory, type Story } from './story';
import { countInWords, type DateWords } from './words';

/**
 * Where somebody of a season stands when nobody is asked anything: waits for a place in a class, is in it, nests, works, leaves.
 * Null where the story is that of every engagement.
 */
export function quietAgent(engagement: EngagementStanding, place: SeasonPlace, dates: DateWords): Story | null {
  switch (engagement.state) {
    case 'compliance':
      return place.state === 'offered' || place.state === null ? null : waitingForClass(engagement, place, dates);
    case 'provisioning':
      return gettingAccess(engagement, place, dates);
    case 'training':
    case 'ready':
      return inClass(engagement, place, dates);
    case 'active':
      return onTheFloor(engagement, place, dates);
    default:
      return null;
  }
}

function waitingForClass(engagement: EngagementStanding, place: SeasonPlace, dates: DateWords): Story {
  const { wave } = place;
  if (place.state === 'booked' && wave)
    return quietStory(
      {
        headline: `Booked for class ${wave.no}, ${dates.day(wave.classroomAt)}.`,
        told: `Contract signed, papers complete, check clear${confirmed(place)}.`,
        waitingFor: `class ${wave.no}`,
        whoseTurn: 'the calendar',
        since: place.since ?? engagement.changedAt,
        why: policy(engagement),
        dueAt: wave.classroomAt,
        ifNobodyActs: place.confirmedAt === null ? 'Whoever does not confirm loses the place to the waitlist.' : null,
        next: { what: 'access is given, and the class begins', when: wave.classroomAt },
      },
      dates,
    );
  const waitlisted = place.state === 'waitlisted';
  return quietStory(
    {
      headline: waitlisted
        ? `On the waitlist of class ${wave?.no ?? ''}.`.replace(' .', '.')
        : 'Waits for a place in a class.',
      told: `Contract signed, papers complete, check clear; ${waitlisted ? 'the class is full' : 'no class has a place yet'}.`,
      waitingFor: 'a place in a class',
      whoseTurn: 'the season',
      since: place.since ?? engagement.changedAt,
      why: policy(engagement),
      dueAt: wave?.classroomAt ?? null,
      next: {
        what: waitlisted
          ? 'a place of somebody who does not come, or one in the next class'
          : 'the next class with a place',
        when: null,
      },
    },
    dates,
  );
}

function confirmed({ confirmedAt }: SeasonPlace): string {
  return confirmedAt === null ? '; not confirmed yet' : ', confirmed';
}

function gettingAccess(engagement: EngagementStanding, { wave }: SeasonPlace, dates: DateWords): Story {
  return quietStory(
    {
      headline: 'Muster is at work.',
      told: `Access is being granted for ${wave ? `class ${wave.no}` : 'the class'}, least privilege, until the last day.`,
      waitingFor: 'Muster itself',
      whoseTurn: 'Muster',
      since: engagement.changedAt,
      next: { what: 'the class begins', when: wave?.classroomAt ?? null },
    },
    dates,
  );
}

function inClass(engagement: EngagementStanding, place: SeasonPlace, dates: DateWords): Story {
  const { wave } = place;
  const came = place.state === 'training';
  const begun = wave !== null && dates.past(wave.classroomAt);
  return quietStory(
    {
      headline: wave
        ? begun
          ? `In class ${wave.no} until ${dates.day(wave.nestingAt)}.`
          : `Ready for class ${wave.no}, ${dates.day(wave.classroomAt)}.`
        : 'Ready for the next class.',
      told: came
        ? 'Checked in; the trainer reports the result.'
        : `Access is given${begun ? '; not checked in' : confirmed(place)}.`,
      waitingFor: begun ? 'the result of the classroom' : 'the first day of class',
      whoseTurn: begun ? (came ? 'the trainer' : 'the talent') : 'the calendar',
      since: place.since ?? engagement.changedAt,
      why: policy(engagement),
      dueAt: wave ? (begun ? wave.nestingAt : wave.classroomAt) : null,
      ifNobodyActs:
        begun && !came
          ? 'Whoever is not seen on the first day counts as a no-show, and the place goes to the waitlist.'
          : null,
      next: {
        what: begun ? 'whoever passes starts at work under supervision' : 'the class begins',
        when: wave ? (begun ? wave.nestingAt : wave.classroomAt) : null,
      },
    },
    dates,
  );
}

function onTheFloor(engagement: EngagementStanding, place: SeasonPlace, dates: DateWords): Story {
  const paid = showMoney({ amountMinor: engagement.paidMinor, currency: engagement.currency });
  const lastDay = place.endsAt ?? engagement.endsAt;
  const week = place.liveAt ? `live since ${dates.day(place.liveAt)}` : 'at work';
  if (place.state === 'nesting')
    return quietStory(
      {
        headline: 'Nesting: at work under supervision.',
        told: `The classroom is passed; supervised ${place.nestingWeeks > 0 ? `for ${countInWords(place.nestingWeeks, 'week')} so far` : 'since this week'}, ${paid} paid.`,
        waitingFor: 'quality and handling time to reach the mark',
        whoseTurn: 'the talent',
        since: place.since ?? engagement.changedAt,
        why: policy(engagement),
        dueAt: place.wave?.liveAt ?? null,
        ifNobodyActs: 'If the mark is not reached a person is asked: another week, or the end.',
        next: { what: 'supervision ends when the mark is reached', when: place.wave?.liveAt ?? null },
      },
      dates,
    );
  const leaving = place.state === 'leaving';
  return quietStory(
    {
      headline: leaving ? `Leaves on ${dates.day(lastDay)}.` : `At work, ${week}.`,
      told: `${leaving ? 'The last day is known; shifts go on until then' : 'Shifts are claimed week by week, rated and paid weekly'}; ${paid} paid so far.`,
      waitingFor: 'the last day',
      whoseTurn: 'the calendar',
      since: place.since ?? engagement.changedAt,
      why: policy(engagement),
      dueAt: lastDay,
      next: { what: 'access ends and every system is read back', when: lastDay },
    },
    dates,
  );
}

function policy({ policies }: EngagementStanding): string | null {
  const version = policies['season'];
  return version === undefined ? null : `season@${version}`;
}
