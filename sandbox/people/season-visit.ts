import { z } from 'zod';
import type { StoredMail } from '../mail/store';
import { AskSheet } from './ask-sheet';
import { fillForm } from './fill-form';
import { outsidePages } from './handle-mail';
import { actOutside, type Footprints } from './outside-page';
import { isLater, type Play } from './plays';
import { seasonal } from './season-persona';
import { newVisitor, NotYet, TryLater, type Page, type Visitor } from './visitor';

/** Somebody's session in the portal or the console; it outlives a visit, so that the next one costs two requests. */
export interface Session {
  visitor: Visitor;
  origin: string;
  csrf: string;
  /** What was sent on outside pages, by ask. */
  been: Map<string, Footprints>;
}

interface Occasion {
  play: Play;
  /** The mails that they come for, the newest last. */
  mails: readonly StoredMail[];
  session: Session | null;
  /** Business instant. */
  now: string;
  stopping: AbortSignal;
}

export interface Visit {
  session: Session | null;
  /** Asks that need no other visit. */
  answered: string[];
  /** Engagements and talents that were met. */
  about: string[];
  /** Business instant from which on there is something to do. */
  again: string | null;
}

const Me = z.object({ csrf: z.string().nullable() });
const AskPage = z.object({ items: z.array(AskSheet.extend({ group: z.string() })), next: z.string().nullish() });
type Sheet = z.infer<typeof AskPage>['items'][number];

interface Answer {
  ask: string;
  option: string;
  form?: Record<string, unknown>;
  reason?: string;
}

/**
 * One visit of somebody who plays a season: through the link of their newest mail, or back in the session they have, they
 * read all that waits for them and answer it, a group at a time. Throws `TryLater` when a server does not answer, `NotYet` when
 * something is asked of them for which the outside system has no page yet.
 */
export async function paySeasonVisit(occasion: Occasion): Promise<Visit> {
  const { play, now, stopping } = occasion;
  const known = occasion.session && (await sheetsFor(occasion.session, play.thread));
  const session = known ? occasion.session : await enter(occasion.mails, stopping);
  const sheets = known ?? (session && (await sheetsFor(session, play.thread)));
  const visit: Visit = { session, answered: [], about: [], again: null };
  if (!session || !sheets) return visit;

  const address = occasion.mails.at(-1)!.address;
  const answers: (Answer & { group: string; staff: boolean })[] = [];
  for (const sheet of sheets) {
    const staff = sheet.to['talent'] === undefined;
    visit.about.push(...[sheet.subject, sheet.to['talent'] ?? ''].filter((id) => id !== ''));
    if (isLater(sheet.phase, play.until) || (staff && !play.staff)) continue;
    const decision = seasonal({ ask: sheet, address, play, round: 1, mailedAt: now });
    if (decision.do === 'ignore') continue;
    const { option, reason, notBefore } = decision;
    if (notBefore !== undefined && notBefore > now) {
      visit.again = visit.again === null || notBefore < visit.again ? notBefore : visit.again;
      continue;
    }
    visit.answered.push(sheet.id);
    const straight = option === sheet.options[0]!.value;
    const seed = [play.seed, sheet.id, address];
    if (sheet.link !== null) {
      const been = session.been.get(sheet.id) ?? new Set<string>();
      session.been.set(sheet.id, been);
      const intent = { option, straight, clumsy: false, reason };
      // The outside system reports it; a reminder brings them back should that be lost.
      if ((await actOutside(session.visitor, sheet.link, intent, seed, been)) || straight) continue;
    }
    if (straight)
      for (const page of outsidePages(sheet, session.origin))
        await actOutside(session.visitor, page, { option, straight: true, clumsy: false }, seed, new Set());
    const skips = sheet.options.find(({ value }) => value === option)?.skipsForm ?? false;
    const pen = { seed, today: now.slice(0, 10), email: address };
    const form = sheet.form && !skips ? { ...fillForm(sheet.form, pen), ...decision.form } : decision.form;
    const answer = { ask: sheet.id, option, ...(form && { form }), ...(reason !== undefined && { reason }) };
    answers.push({ ...answer, group: sheet.group, staff });
  }
  await send(session, answers);
  return visit;
}

/** Opens the door of a mail, the newest first; null when none opens any more. */
async function enter(mails: readonly StoredMail[], stopping: AbortSignal): Promise<Session | null> {
  for (const mail of [...mails].reverse().slice(0, 3)) {
    const door = mail.links.find(({ href }) => new URL(href).pathname.startsWith('/p/'))?.href;
    if (door === undefined) continue;
    const visitor = newVisitor(stopping);
    if ((await visitor.enter(door)).status >= 400) continue;
    const { origin } = new URL(door);
    const me = Me.safeParse(json(await visitor.open(`${origin}/v1/me`, 'application/json')));
    if (me.success && me.data.csrf !== null) return { visitor, origin, csrf: me.data.csrf, been: new Map() };
  }
  return null;
}

/** Everything of the season that waits for them; null when the session is over. */
async function sheetsFor({ visitor, origin }: Session, thread: string): Promise<Sheet[] | null> {
  const found: Sheet[] = [];
  for (let cursor = ''; ;) {
    const query = new URLSearchParams({ mine: 'true', state: 'open', thread, limit: '100', ...(cursor && { cursor }) });
    const reply = await visitor.open(`${origin}/v1/asks?${query.toString()}`, 'application/json');
    if (reply.status === 401 || reply.status === 403) return null;
    const page = AskPage.safeParse(json(reply));
    if (!page.success) throw new TryLater(`the list of asks is not what we agreed on (${reply.status})`);
    found.push(...page.data.items);
    if (!page.data.next) return found;
    cursor = page.data.next;
  }
}

/** A talent's group with one request; what is left, and what the house says about many people, as a list. Throws `NotYet`. */
async function send(session: Session, answers: readonly (Answer & { group: string; staff: boolean })[]): Promise<void> {
  const groups = new Map<string, Answer[]>();
  for (const { group, staff, ...answer } of answers) {
    const key = staff ? '' : group;
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  for (const [group, members] of groups) {
    const [first, ...others] = members;
    if (first && others.length === 0) await sendOne(session, first);
    else if (group === '' || !(await sendGroup(session, group, members))) await sendList(session, members);
  }
}

async function sendOne(session: Session, { ask, ...answer }: Answer): Promise<void> {
  const reply = await post(session, `/v1/asks/${encodeURIComponent(ask)}/answer`, answer);
  if (reply.status >= 300) refused(ask, reply.status);
}

async function sendGroup(session: Session, group: string, answers: readonly Answer[]): Promise<boolean> {
  return (await post(session, `/v1/ask-groups/${encodeURIComponent(group)}/answers`, { answers })).status < 300;
}

const Outcomes = z.object({ outcomes: z.array(z.object({ ask: z.string(), problem: z.unknown() })) });
const mostInList = 100;

async function sendList(session: Session, answers: readonly Answer[]): Promise<void> {
  for (let from = 0; from < answers.length; from += mostInList) {
    const part = answers.slice(from, from + mostInList);
    const reply = await post(session, '/v1/asks/answers', { answers: part });
    if (reply.status >= 300) refused(`${part.length} asks`, reply.status);
    for (const { ask, problem } of Outcomes.safeParse(json(reply)).data?.outcomes ?? []) {
      const { status } = (problem ?? {}) as { status?: unknown };
      if (typeof status === 'number') refused(ask, status);
    }
  }
}

function post({ visitor, origin, csrf }: Session, path: string, body: unknown): Promise<Page> {
  return visitor.sendJson(`${origin}${path}`, body, { 'x-csrf-token': csrf });
}

/** Status only, never what was answered. */
function refused(what: string, status: number): void {
  // Somebody was faster, perhaps we ourselves before a crash.
  if (status === 409) return;
  // What an outside system reports cannot be said here; a moment later there will be its page.
  if (status === 403) throw new NotYet(`${what} cannot be answered yet`);
  console.error(`sandbox: people: ${what}: the answer was refused: ${status}`);
}

function json(page: Page): unknown {
  try {
    return JSON.parse(page.text);
  } catch {
    return null;
  }
}
