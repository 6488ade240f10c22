import type { StaffView } from '../../adapters/db/reads/frame';
import type { Contacts } from '../../adapters/db/reads/context';
import type { AskView } from '../../domain/ask/contract';
import { isId } from '../../domain/ids';
import { answeredOutside, answerForm, outsideOf, type Rejected } from '../pages/answer';
import { fieldsOf } from '../pages/form';
import { subjectPage } from '../pages/links';
import { kindWord } from '../pages/words';
import { possibleOwners } from './asks';
import type { ConsolePage } from './frame';
import { answererOf, expectedBy, optionLabel, ownerOf, type StaffNames } from './people';

/** What came back from a form on the page of an ask. */
export interface AskPageState {
  rejected: Rejected | null;
  reassignError: string | null;
}

/** What the template of one question shows. */
export function askData(
  asked: AskView,
  page: ConsolePage,
  people: readonly StaffView[],
  persons: Contacts,
  state: AskPageState,
): object {
  const ask = withNames(asked, persons);
  const { reader } = page.reads;
  const names: StaffNames = new Map(people.map((person) => [person.id, person.name]));
  const owner = ownerOf(ask, reader, names);
  const story = subjectPage(ask.subject);
  return {
    ask,
    kind: kindWord(ask.kind),
    owner: `for ${owner}`,
    story: story && { href: story, label: storyLabel(ask.subject) },
    standing: standingOf(ask, owner, page, names),
    answer: ask.answer && {
      option: optionLabel(ask, ask.answer.option),
      by: answererOf(ask.answer.by, reader, names),
      lines: answerLines(ask),
    },
    outside: answeredOutside(ask) && !('talent' in ask.to) ? outsideOf(ask) : null,
    whyNot: `It goes to ${owner}. You see it because it belongs to a story that you follow.`,
    onTimeout:
      ask.onTimeout === null
        ? `it lapses, and ${lapses[`${ask.phase}/${ask.kind}`] ?? 'its run goes on without an answer'}`
        : `“${optionLabel(ask, ask.onTimeout)}” counts as the answer`,
    people: possibleOwners(people),
    reassignError: state.reassignError,
    ...answerForm(ask, state.rejected, labelsOf(ask)),
  };
}

/** What the page of a story is called. */
function storyLabel(subject: string): string {
  if (subject.startsWith('hire_')) return 'The hire';
  if (subject.startsWith('camp_')) return 'The season';
  return subject.startsWith('tal_') ? 'The person' : 'The engagement';
}

/** What was handed in or said before: a result, a handover, why a return is disputed; null when nothing was written. */
export function beforeData(before: AskView): object | null {
  const entered = answerLines(before);
  const reason = before.answer?.reason;
  const lines = [
    ...entered,
    ...(reason ? [{ label: optionLabel(before, before.answer?.option ?? ''), value: reason }] : []),
  ];
  const title = entered.length > 0 ? 'What was handed in' : 'What was said';
  return lines.length === 0 ? null : { title, question: before.question, id: before.id, at: before.answer?.at, lines };
}

const nextInLine = 'the next person on the shortlist gets the offer';
const askedAgain = 'it is asked again: silence decides nothing';

/** What follows from silence, by phase and kind. */
const lapses: Readonly<Record<string, string>> = {
  'source/approval': 'the requester is asked whether to ask once more',
  'source/raise': 'what is approved stays as it is',
  'source/shortlist': 'the best by score gets the offer',
  'source/offer': nextInLine,
  'source/consent': nextInLine,
  'onboard/checklist': 'HR gives more time, waives it with a reason, or stops',
  'onboard/course': 'HR gives more time, waives it with a reason, or stops',
  'source/check-supply': 'a person decides how the check goes on',
  'source/check-decision': askedAgain,
  'source/adverse-assessment': askedAgain,
  'source/adverse-notice': 'a person decides; only the talent can stop the clock, by a dispute',
  'source/adverse-late': askedAgain,
  'source/adverse-decision': askedAgain,
  'source/season-plan': 'the plan counts as refused: the season is a draft again, and nothing starts',
  'source/season-change': 'the change counts as refused: the plan in force stays',
  'source/classification-review': 'it is asked again; in the end the engagement stops',
  'assign/season-time': askedAgain,
  'assign/budget-overrun': askedAgain,
  'assign/cap-overrun': askedAgain,
  'assign/work': 'it counts as not delivered',
  'offboard/release-list': 'nobody is released before the season ends',
  'offboard/handover': 'the lead decides what becomes of it',
  'evaluate/peer-review': 'the scorecard closes without this review',
  'evaluate/refresher': 'nothing follows',
  'evaluate/rating-dispute': 'it is asked again',
  'evaluate/rating-appeal': 'it is asked again',
};

interface Standing {
  tone: string;
  headline: string;
  text: string;
  next: string | null;
}

function standingOf(ask: AskView, owner: string, { f, reads: { reader } }: ConsolePage, names: StaffNames): Standing {
  if (ask.answer) {
    const { by, option, at } = ask.answer;
    return {
      tone: 'good',
      headline: 'Already answered.',
      text: `“${optionLabel(ask, option)}” by ${answererOf(by, reader, names)} on ${f.dayTime(at)}. This answer counts; a second one is not taken.`,
      next: null,
    };
  }
  if (ask.state === 'lapsed')
    return { tone: 'warn', headline: 'Lapsed.', text: `Nobody answered until ${f.dayTime(ask.dueAt)}.`, next: null };
  if (ask.state === 'withdrawn')
    return {
      tone: '',
      headline: 'Withdrawn.',
      text: 'The question is no longer needed; nothing is left to answer.',
      next: null,
    };
  const yours = owner.startsWith('you');
  const expected = expectedBy(ask);
  const late = f.urgency(expected) === 'bad';
  return {
    tone: late ? 'bad' : yours ? '' : 'calm',
    headline: yours ? 'Waiting for you.' : `Waiting for ${owner}.`,
    text: late
      ? `It was due on ${f.dueDay(expected)}: ${f.until(expected)}.`
      : `Due on ${f.dueDay(expected)}, ${f.until(expected)}.`,
    next: nextOf(ask, f),
  };
}

/** What comes after the date: to whom it goes, and what silence then means. */
function nextOf(ask: AskView, f: ConsolePage['f']): string | null {
  const parts = [
    ask.escalatedAt ? `Escalated on ${f.dayTime(ask.escalatedAt)}.` : '',
    !ask.escalatedAt && ask.escalatesAt
      ? `If nobody answers it goes to someone else as well on ${f.dayTime(ask.escalatesAt)}.`
      : '',
    ask.onTimeout ? `“${optionLabel(ask, ask.onTimeout)}” counts as the answer on ${f.dueDay(ask.dueAt)}.` : '',
  ];
  return parts.filter(Boolean).join(' ') || null;
}

/** Ids of talent that a question lets one choose from. */
export function personsIn(ask: Pick<AskView, 'form'>): string[] {
  return fieldsOf(ask.form, { prefix: '' })
    .flatMap((field) => field.choices.map((choice) => choice.value))
    .filter((value) => isId('talent', value));
}

/** Words for the people to choose from: name, score and price. */
function labelsOf(ask: AskView): Record<string, string> {
  const lines = ask.detail.filter((line) => line.href !== undefined);
  return Object.fromEntries(
    personsIn(ask).flatMap((id) => {
      const line = lines.find(({ href }) => href?.endsWith(id));
      return line ? [[id, `${line.label}: ${line.value}`]] : [];
    }),
  );
}

/** The question with names in place of "Applicant t6pqm1", for those who may know them. Runs never see them. */
function withNames(ask: AskView, persons: Contacts): AskView {
  const named = (href: string | undefined) => persons.get(href?.split('/').at(-1) ?? '')?.name;
  return {
    ...ask,
    detail: ask.detail.map((line) => {
      const name = named(line.href);
      return name ? { ...line, label: line.label.replace(/[^.\s]+ \S+$/, name) } : line;
    }),
  };
}

/** What was filled in, by the labels of the form; nothing for sealed answers. */
function answerLines(ask: AskView): { label: string; value: string }[] {
  if (ask.personal) return [{ label: 'What was entered', value: 'Sealed: it holds personal data.' }];
  const form = ask.answer?.form;
  const labels = labelsOf(ask);
  if (!form) return [];
  return fieldsOf(ask.form, { prefix: '' }).flatMap((field) => {
    const value = form[field.property];
    if (value === undefined || value === null) return [];
    const chosen = {
      label: labels[String(value)] ?? field.choices.find((choice) => choice.value === String(value))?.label,
    };
    const shown = Array.isArray(value) ? value.join('\n') : (chosen.label ?? String(value));
    return [{ label: field.label, value: shown }];
  });
}
