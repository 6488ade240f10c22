import { systemOfEffect } from '../effect/describe';
import { asideKinds } from './ask-words-classification';
import { askWords, effectWords, type AskWords } from './ask-words';
import type { Explanation } from './contract';
import { quietAgent } from './explain-agent';
import { quietEngagement } from './explain-engagement';
import { quietHire } from './explain-hire';
import { takingBack } from './explain-taking-back';
import { isMine } from './reader';
import type { AskStanding, EffectStanding, EngagementStanding, HireStanding, Viewpoint } from './standing';
import { story, type Story } from './story';
import { countInWords, dateWords, listInWords, ownerInWords, roleInWords, type DateWords } from './words';

type Standing = HireStanding | EngagementStanding;

/**
 * Where a hire or an engagement stands: whose turn it is, since when, what happens if nobody acts, what comes next.
 * A parked effect comes first, since nothing moves before it; then people who were asked; then what runs by itself.
 */
export function explain(standing: Standing, view: Viewpoint): Explanation {
  const told = standing.thing === 'hire' && standing.engagement ? (inner(standing, view) ?? standing) : standing;
  const { ask, ...story } = tell(told, view);
  return {
    ...story,
    links: { ...view.links(standing.id, standing.workflowId), ask: ask === null ? null : view.askPage(ask) },
  };
}

/** Whoever is chosen carries the story on, unless they fell out, or the hire itself is stuck or asks the reader. */
function inner(hire: HireStanding, view: Viewpoint): EngagementStanding | null {
  const own = hire.asks.some((ask) => ask.state === 'open' && isMine(ask, view.reader));
  const parked = hire.effects.some((effect) => effect.state === 'parked');
  return own || parked || hire.engagement?.state === 'aborted' ? null : hire.engagement;
}

function tell(standing: Standing, view: Viewpoint): Story {
  const dates = dateWords(view.now, standing.timeZone);
  const parked = standing.effects.find((effect) => effect.state === 'parked');
  if (parked) return parkedStory(parked, standing, view, dates);
  const open = standing.asks.filter(
    (ask) => ask.state === 'open' && ask.heldSince === null && (!isAside(ask) || isMine(ask, view.reader)),
  );
  if (open.length > 0) return askedStory(open, standing, view, dates);
  const failing = standing.effects.find((effect) => effect.state === 'pending' && effect.lastError !== null);
  if (failing) return failingStory(failing, standing, dates);
  if (standing.thing === 'hire') return quietHire(standing, dates);
  const place = standing.season ?? null;
  return (
    takingBack(standing, dates) ?? (place && quietAgent(standing, place, dates)) ?? quietEngagement(standing, dates)
  );
}

/** Whether the run goes on without the answer. */
function isAside({ kind, aside }: AskStanding): boolean {
  return aside === true || asideKinds.includes(kind);
}

function parkedStory(effect: EffectStanding, standing: Standing, view: Viewpoint, dates: DateWords): Story {
  const ask = standing.asks.find((other) => other.id === effect.parkedAsk);
  const mine = ask ? isMine(ask, view.reader) : view.reader.roles.includes('engineer');
  const who = mine ? 'you' : 'an engineer';
  const what = effectWords(effect, standing);
  const told =
    `The ${what} failed in ${systemOfEffect(effect.key)} after ${countInWords(effect.attempts, 'attempt')} and was parked ` +
    `${dates.on(effect.changedAt)}${effect.lastError ? ` (${trimmed(effect.lastError)})` : ''}.`;
  const maySkip = ask === undefined || ask.options.some(({ value }) => value === 'skip');
  const ifNobodyActs = maySkip
    ? 'Nothing goes on before it is decided: retry, skip with a reason, or done by hand.'
    : 'Nothing goes on before it is done, by a retry or by hand: it must not be left out.';
  const next = { what: `the ${what} is tried again, or counts as done${maySkip ? ' or skipped' : ''}`, when: null };
  return story(
    {
      headline: `Waiting for ${who}.`,
      told,
      waitingFor: `a decision on the ${what}`,
      whoseTurn: who,
      yourTurn: mine,
      stuck: true,
      since: effect.changedAt,
      why: ask?.policy ?? null,
      dueAt: ask?.dueAt ?? null,
      ifNobodyActs,
      next,
      ask: mine ? effect.parkedAsk : null,
    },
    dates,
  );
}

function askedStory(open: AskStanding[], standing: Standing, view: Viewpoint, dates: DateWords): Story {
  const leadId = standing.thing === 'hire' ? standing.requestedBy : standing.leadId;
  const told = open
    .map((ask) => ({ ask, words: askWords(ask, standing, dates), mine: isMine(ask, view.reader) }))
    .sort(
      (a, b) =>
        Number(b.mine) - Number(a.mine) ||
        Date.parse(a.words.expectedBy) - Date.parse(b.words.expectedBy) ||
        (a.ask.name < b.ask.name ? -1 : 1),
    );
  const [first] = told as [(typeof told)[number]];
  const together = told.filter(({ ask }) => ask.group === first.ask.group);
  const owners = [...new Set(together.map(({ ask }) => ownerInWords(ask, leadId, view)))];
  return story(
    {
      headline: `Waiting for ${listInWords(owners)}.`,
      told: `${first.words.told}.${besides(first, told, leadId, view, dates)}`,
      waitingFor: first.words.waitingFor,
      whoseTurn: ownerInWords(first.ask, leadId, view),
      yourTurn: first.mine,
      stuck: dates.past(first.words.expectedBy),
      since: first.ask.openedAt,
      why: first.ask.policy,
      dueAt: first.words.expectedBy,
      ifNobodyActs: ifNobodyActs(first.ask, first.words.lapse, dates),
      next: first.mine ? first.words.next : forOthers(first.words.next),
      ask: first.mine ? first.ask.id : null,
    },
    dates,
  );
}

/** What else is open beside the first ask, when it belongs to another stretch. */
function besides(
  first: { ask: AskStanding },
  told: readonly { ask: AskStanding; words: AskWords }[],
  leadId: string,
  view: Viewpoint,
  dates: DateWords,
): string {
  const others = told.filter(({ ask }) => ask.group !== first.ask.group);
  if (others.length === 0) return '';
  const lines = others
    .slice(0, 3)
    .map(
      ({ ask, words }) => `${words.waitingFor} (${ownerInWords(ask, leadId, view)}, due ${dates.on(words.expectedBy)})`,
    );
  if (others.length > 3) lines.push(`${others.length - 3} more`);
  return ` Also open: ${listInWords(lines)}.`;
}

const counted: Readonly<Record<string, string>> = { accept: 'accepted', confirm: 'confirmed', approve: 'approved' };

function ifNobodyActs(ask: AskStanding, lapse: string | null, dates: DateWords): string {
  const parts: string[] = [];
  if (ask.escalatedAt === null && ask.escalateAt !== null && ask.escalateRole !== null)
    parts.push(`escalates to ${roleInWords(ask.escalateRole)} ${dates.on(ask.escalateAt)}`);
  if (ask.onTimeout === null) parts.push(`lapses ${dates.on(ask.dueAt)}${lapse ? `: ${lapse}` : ''}`);
  else {
    const label = ask.options.find((option) => option.value === ask.onTimeout)?.label ?? ask.onTimeout;
    parts.push(
      `counts as ${counted[ask.onTimeout] ?? `“${label}”`} ${dates.on(ask.dueAt)}${lapse ? `: ${lapse}` : ''}`,
    );
  }
  const escalated =
    ask.escalatedAt !== null && ask.escalateRole !== null
      ? `It was escalated to ${roleInWords(ask.escalateRole)} ${dates.on(ask.escalatedAt)}. `
      : '';
  return `${escalated}If nobody answers it ${parts.join(' and ')}.`;
}

function failingStory(effect: EffectStanding, standing: Standing, dates: DateWords): Story {
  const what = effectWords(effect, standing);
  const system = systemOfEffect(effect.key);
  return story(
    {
      headline: `Waiting for ${system}.`,
      told:
        `The ${what} failed ${countInWords(effect.attempts, 'time')} so far` +
        `${effect.lastError ? ` (${trimmed(effect.lastError)})` : ''} and is tried again by itself.`,
      waitingFor: `the ${what}`,
      whoseTurn: system,
      yourTurn: false,
      stuck: false,
      since: effect.createdAt,
      why: null,
      dueAt: null,
      ifNobodyActs: 'If it keeps failing an engineer is asked.',
      next: { what: 'the run goes on as soon as it works', when: null },
      ask: null,
    },
    dates,
  );
}

/** `the person you choose` reads wrong for everybody else. */
function forOthers(next: AskWords['next']): AskWords['next'] {
  return { ...next, what: next.what.replace('you choose', 'chosen') };
}

/** Last errors end in a full stop or not, and can be long. */
function trimmed(error: string): string {
  const line = error.split('\n')[0] ?? '';
  return line.length > 160 ? `${line.slice(0, 157)}…` : line.replace(/\.$/, '');
}
