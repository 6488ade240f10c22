import type { AdverseView, EngagementView, ScreeningView } from '../../domain/engagement/contract';
import { entityInWords } from '../../domain/source/entity-words';
import type { Formats } from '../pages/format';
import { stateWord } from '../pages/words';
import type { StaffNames } from './people';

/** One step of adverse action as a line: done, the one it stands at, or to come. */
interface Step {
  sign: string;
  tone: string;
  what: string;
  note: string | null;
  when: string;
}

/** The card about what follows a check that found something; null without one. */
export function adverseData({ adverse }: EngagementView, f: Formats, names: StaffNames): object | null {
  if (!adverse) return null;
  return {
    ...words[adverse.state],
    steps: [assessment, notice, wait, decision, end].map((of) => of(adverse, f, names)),
  };
}

const words: Readonly<Record<AdverseView['state'], { word: string; tone: string }>> = {
  assessing: { word: 'being assessed', tone: 'warn' },
  waiting: { word: 'the clock runs', tone: 'warn' },
  disputed: { word: 'the clock stands still', tone: 'warn' },
  deciding: { word: 'to be decided', tone: 'warn' },
  final: { word: 'decided against', tone: 'bad' },
  cleared: { word: 'nothing stands against it', tone: 'good' },
};

type Line = (adverse: AdverseView, f: Formats, names: StaffNames) => Step;

const assessment: Line = ({ assessedAt, assessedBy, openedAt }, f, names) =>
  assessedAt
    ? done('Assessed one by one: nature, time since, relation to the work', by(assessedBy, names), f.day(assessedAt))
    : here('Individual assessment', 'a person is asked', `since ${f.day(openedAt)}`);

const notice: Line = ({ noticeAt, state }, f) =>
  noticeAt
    ? done('Notice to the person, with a copy of the report and the rights', null, f.day(noticeAt))
    : open('Notice to the person, with a copy of the report and the rights', skipped(state));

const wait: Line = (adverse, f) => {
  const { state, until, left, disputes, disputedAt } = adverse;
  const disputed = disputes === 0 ? null : `disputed ${disputes === 1 ? 'once' : `${disputes} times`}`;
  if (state === 'disputed')
    return here(
      'Waiting period: stopped by a dispute',
      `${left ?? 'time'} left; the agency looks again`,
      `since ${f.day(disputedAt)}`,
    );
  if (state === 'waiting') return here('Waiting period', disputed, `until ${f.dayTime(until)}`);
  if (state === 'deciding' || state === 'final' || (until !== null && adverse.decidedAt !== null))
    return done('Waiting period', disputed, f.day(until));
  return adverse.noticeAt
    ? done('Waiting period: ended by the agency’s correction', disputed, '')
    : open('Waiting period', skipped(state));
};

const decision: Line = ({ state, decidedAt, decidedBy, reason }, f, names) => {
  if (decidedAt) {
    const why = [by(decidedBy, names), reason ? `“${reason}”` : null].filter(Boolean).join(' · ');
    return done(state === 'cleared' ? 'Decided to go on' : 'Decided against', why || null, f.day(decidedAt));
  }
  return state === 'deciding' ? here('Decision', 'a person is asked', '') : open('Decision', skipped(state));
};

const end: Line = ({ state, finalAt }, f) => {
  if (finalAt) return done('Final notice: agency named, free copy within 60 days', null, f.day(finalAt));
  return state === 'cleared'
    ? done('The engagement goes on', null, '')
    : open('Final notice, or the engagement goes on', null);
};

function done(what: string, note: string | null, when: string): Step {
  return { sign: '✓', tone: 'good', what, note, when };
}

function here(what: string, note: string | null, when: string): Step {
  return { sign: '▸', tone: 'warn', what, note, when };
}

function open(what: string, note: string | null): Step {
  return { sign: '–', tone: 'soft', what, note, when: '' };
}

function skipped(state: AdverseView['state']): string | null {
  return state === 'cleared' ? 'not needed' : null;
}

function by(user: string | null, names: StaffNames): string | null {
  return user === null ? null : `by ${names.get(user) ?? 'a colleague'}`;
}

/** Background checks as facts: how each stands, and why it counts. */
export function checksData(screenings: readonly ScreeningView[], f: Formats, names: StaffNames): object[] {
  return screenings.map((check) => ({
    word: `${stateWord(check.state)}${check.validUntil ? `, valid until ${f.day(check.validUntil)}` : ''}`,
    note:
      [
        check.reusedFrom ? 'an earlier check of the same person counts again' : null,
        check.generation > 1 ? `ordered ${check.generation} times` : null,
        check.adjudication
          ? `${check.adjudication === 'go_on' ? 'to go on' : 'against it'}, decided ${by(check.adjudicatedBy, names) ?? ''} ${f.day(check.adjudicatedAt)}`
          : null,
        check.state === 'pending' && check.dueAt ? `the agency is asked on ${f.day(check.dueAt)}` : null,
      ]
        .filter(Boolean)
        .join(' · ') || null,
  }));
}

/** `employee, through an employer of record`. */
export function engagedData({ engagingEntity, classification }: EngagementView): string {
  return `${entityInWords(engagingEntity ?? '')}${classification ? `, as ${classification.outcome}` : ''}`;
}
