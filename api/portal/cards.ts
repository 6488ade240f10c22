import type { TaskLine } from '../../domain/engagement/home';
import { answeredOutside, optionsHere, outsideOf } from '../pages/answer';
import type { Formats } from '../pages/format';
import { count } from '../pages/format';
import { pagePaths } from '../pages/links';

/** One thing to do, as a card with its buttons. */
export interface Card {
  askId: string;
  title: string;
  lines: string[];
  due: string;
  late: boolean;
  close: boolean;
  waiting: string | null;
  buttons: { label: string; primary: boolean; href?: string; outside?: boolean; option?: string }[];
}

/** What a talent has to do now, the most pressing first; short items of one stretch are one card. */
export function cardsOf(tasks: readonly TaskLine[], f: Formats): Card[] {
  const items = tasks.filter((task) => isListItem(task));
  const single = tasks.filter((task) => !isListItem(task) || items.length === 1);
  const cards = single.map((task) => ({ at: task.dueAt, card: cardOf(task, f) }));
  if (items.length > 1) cards.push({ at: earliest(items), card: listCard(items, f) });
  return cards.sort((a, b) => a.at.localeCompare(b.at)).map(({ card }) => card);
}

/** Whether a task belongs on the list of short things that are sent together. */
export function isListItem({ ask }: Pick<TaskLine, 'ask'>): boolean {
  return ask.kind === 'checklist';
}

/** `due Mon 28 December · about 20 minutes · pays $1,600.00`. */
export function dueLine(task: TaskLine, f: Formats): string {
  const due = task.late
    ? `was due ${f.longDueDay(task.dueAt)}, ${f.until(task.dueAt)}`
    : `${isChoice(task) ? 'answer by' : 'due'} ${f.longDueDay(task.dueAt)}`;
  return [
    due,
    task.aboutMinutes === null ? '' : `about ${count(task.aboutMinutes, 'minute')}`,
    task.pays ? `pays ${task.pays}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Whether one is asked for a yes or no, not for a piece of work. */
function isChoice({ ask }: TaskLine): boolean {
  return ['offer', 'consent'].includes(ask.kind) || (ask.kind === 'work' && ask.options.length > 1);
}

function cardOf(task: TaskLine, f: Formats): Card {
  const { ask } = task;
  const page = pagePaths.portalAsk(ask.id);
  const [first] = ask.options;
  const base = {
    askId: ask.id,
    title: ask.question,
    lines: linesOf(task),
    due: dueLine(task, f),
    late: task.late,
    close: f.urgency(task.dueAt) === 'warn',
    waiting: null,
  };
  if (answeredOutside(ask)) {
    const outside = outsideOf(ask);
    const doc = ask.detail.find((line) => line.href !== undefined);
    return {
      ...base,
      waiting: outside.href ? null : outside.text,
      buttons: [
        ...(outside.href ? [{ label: outside.label, primary: true, href: outside.href, outside: true }] : []),
        ...(doc?.href ? [{ label: doc.value, primary: false, href: doc.href }] : []),
        ...optionsHere(ask).map(({ value, label }) => ({ label, primary: false, option: value })),
      ],
    };
  }
  if (ask.kind === 'offer') return { ...base, buttons: [{ label: 'Read the offer', primary: true, href: page }] };
  if (ask.kind === 'handover') return { ...base, buttons: [{ label: 'Continue handover', primary: true, href: page }] };
  if (ask.kind === 'challenge-answer')
    return { ...base, buttons: [{ label: 'Read the answer', primary: true, href: page }] };
  // What needs no form and no reason is answered right here; the rest has its page.
  const quick = ask.form === null && ask.options.every((option) => !option.needsReason) && ask.kind === 'work';
  if (quick)
    return { ...base, buttons: ask.options.map(({ value, label }, i) => ({ label, primary: i === 0, option: value })) };
  const label = ask.kind === 'work' || ask.kind === 'checklist' ? (first?.label ?? 'Answer') : 'Answer';
  return { ...base, buttons: [{ label, primary: true, href: page }] };
}

function listCard(items: readonly TaskLine[], f: Formats): Card {
  const minutes = items.reduce((sum, item) => sum + (item.aboutMinutes ?? 0), 0);
  const due = earliest(items);
  const late = items.filter((item) => item.late).length;
  return {
    askId: '',
    title: `${count(items.length, 'short thing')} to go through`,
    lines: [
      `${items
        .slice(0, 3)
        .map(({ ask }) => ask.question)
        .join(' · ')}${items.length > 3 ? ` · and ${items.length - 3} more` : ''}`,
    ],
    due: [
      late > 0 ? `${count(late, 'of them is', 'of them are')} late` : `due ${f.longDueDay(due)}`,
      minutes > 0 ? `about ${count(minutes, 'minute')} in all` : '',
    ]
      .filter(Boolean)
      .join(' · '),
    late: late > 0,
    close: f.urgency(due) === 'warn',
    waiting: null,
    buttons: [{ label: 'Go through the list', primary: true, href: pagePaths.portalList }],
  };
}

/** The facts under a title that are not told elsewhere on the card. */
function linesOf(task: TaskLine): string[] {
  const { ask } = task;
  // Of work that is only offered the date is still news.
  const told = ['Pays', 'Takes about', 'Read it first', 'From', 'Until', ...(isChoice(task) ? [] : ['Due'])];
  const shown = ask.detail.filter((line) => !told.includes(line.label));
  if (ask.kind === 'offer') {
    const pay = ask.detail.find((line) => line.label === 'Pay')?.value;
    const [from, until] = ['From', 'Until'].map((label) => ask.detail.find((line) => line.label === label)?.value);
    return [[pay, from && until ? `${from} – ${until}` : ''].filter(Boolean).join(' · ')];
  }
  return shown
    .slice(0, 2)
    .map((line) => (line.label === 'Why' || line.label === 'What to do' ? line.value : `${line.label}: ${line.value}`));
}

function earliest(items: readonly TaskLine[]): string {
  return items.reduce((first, { dueAt }) => (dueAt < first ? dueAt : first), items[0]?.dueAt ?? '');
}
