import type { StoredMail } from '../mail/store';
import { AskSheet } from './ask-sheet';
import { fillForm } from './fill-form';
import { actOutside, type Footprints } from './outside-page';
import type { Persona } from './persona';
import { isLater, type AskMet, type Ending, type Play } from './plays';
import { isClumsy } from './temperament';
import { newVisitor, TryLater, type Page, type Visitor } from './visitor';

/** How dealing with a mail went: over; left alone (until the play changes); or to be looked at again. */
export type Result =
  | { over: Ending }
  | { left: 'later phase' | 'the house' | 'not theirs' | 'silence' }
  /** `at`: business instant. */
  | { again: { at: string } | { wallSeconds: number } };

interface Occasion {
  mail: StoredMail;
  play: Play;
  persona: Persona;
  /** The how-manieth ask of this name it is in the story. */
  met(ask: AskMet): Promise<number>;
  /** Business instant. */
  now: string;
  /** How often this mail was looked at before. */
  attempt: number;
  /** What was sent on an outside page already; kept between attempts. */
  been: Footprints;
  stopping: AbortSignal;
}

/**
 * Does what the person who got the mail would do: opens its portal link, reads the ask, answers it there or on the page
 * that it points to. Throws `TryLater` when a server does not answer.
 */
export async function handleMail(occasion: Occasion): Promise<Result> {
  const { mail, play, persona, attempt } = occasion;
  const portal = mail.links.find(({ href }) => new URL(href).pathname.startsWith('/p/'))?.href;
  if (mail.ask === null || portal === undefined) return { over: 'moot' };

  const visitor = newVisitor(occasion.stopping);
  const entrance = await visitor.open(portal);
  // A link that expired, or died with the engagement: nothing that this mail could still do.
  if (entrance.status >= 400) return { over: 'moot' };
  const sheet = await readAsk(visitor, new URL(portal).origin, mail.ask);
  if (!sheet || sheet.state !== 'open') return { over: occasion.been.size > 0 ? 'done-outside' : 'moot' };
  if (isLater(sheet.phase, play.until)) return { left: 'later phase' };
  if (!play.staff && sheet.to['talent'] === undefined) return { left: 'the house' };

  // What got late is told to the next in line, too; a talent's own questions nobody can answer for them.
  if (sheet.to['talent'] !== undefined && atConsole(entrance)) return { left: 'not theirs' };

  const about = [sheet.subject, playsPartIn(sheet)].filter((id) => id !== undefined);
  const round = await occasion.met({ id: sheet.id, name: `${sheet.kind} ${sheet.name}`, about });
  const decision = persona({ ask: sheet, address: mail.address, play, round, mailedAt: mail.at });
  if (decision.do === 'ignore') return { left: 'silence' };
  const { option, reason, notBefore } = decision;
  if (notBefore !== undefined && Date.parse(notBefore) > Date.parse(occasion.now)) return { again: { at: notBefore } };

  const seed = [play.seed, sheet.id, mail.address];
  if (sheet.link !== null) {
    const isStraight = option === sheet.options[0]!.value;
    const intent = { option, straight: isStraight, clumsy: isClumsy(play, sheet.name, mail.address), reason };
    const acted = await actOutside(visitor, sheet.link, intent, seed, occasion.been);
    // The outside system reports to Muster in its own time: the mail is done with when the ask is no longer open.
    if (acted || isStraight) return { again: { wallSeconds: Math.min(60, 2 ** attempt) } };
  }
  if (option === sheet.options[0]!.value)
    for (const page of outsidePages(sheet, new URL(portal).origin))
      await actOutside(visitor, page, { option, straight: true, clumsy: false }, seed, new Set());
  const chosen = sheet.options.find(({ value }) => value === option);
  const form =
    sheet.form && !chosen?.skipsForm
      ? { ...fillForm(sheet.form, { seed: [...seed, mail.id], ...pen(occasion) }), ...decision.form }
      : (decision.form ?? null);
  const answer = { option, ...(form && { form }), ...(reason !== undefined && { reason }) };
  const result = await give(visitor, sheet, answer, new URL(portal).origin, entrance, attempt);
  // Some options only the outside system may report, such as an envelope that expired: silence brings them about.
  return 'over' in result && result.over === 'refused' && sheet.link !== null ? { left: 'silence' } : result;
}

/** The talent whose story it is. A colleague who is asked about somebody's work has no part in it: what goes wrong there does not befall them. */
function playsPartIn({ kind, to }: AskSheet): string | undefined {
  return kind === 'peer-review' ? undefined : to['talent'];
}

/** Pages of other systems that the ask points at. */
export function outsidePages({ detail }: Pick<AskSheet, 'detail'>, origin: string): string[] {
  return detail.flatMap(({ href }) => (href?.startsWith('http') && new URL(href).origin !== origin ? [href] : []));
}

/** Whether the link led into the house rather than to a talent's page. */
function atConsole({ url }: Page): boolean {
  return new URL(url).pathname.startsWith('/console');
}

function pen({ mail, now }: Occasion): { today: string; email: string } {
  return { today: now.slice(0, 10), email: mail.address };
}

async function readAsk(visitor: Visitor, origin: string, id: string): Promise<AskSheet | null> {
  const page = await visitor.open(`${origin}/v1/asks/${encodeURIComponent(id)}`, 'application/json');
  if (page.status === 401) throw new TryLater(`ask ${id}: the session is not known`);
  if (page.status >= 400) return null;
  const sheet = AskSheet.safeParse(json(page));
  if (sheet.success) return sheet.data;
  const places = sheet.error.issues.map((issue) => `/${issue.path.join('/')}`).join(', ');
  throw new TryLater(`ask ${id} is not what we agreed on, at ${places}`);
}

async function give(
  visitor: Visitor,
  sheet: AskSheet,
  answer: Record<string, unknown>,
  origin: string,
  entrance: Page,
  attempt: number,
): Promise<Result> {
  const reply = await visitor.sendJson(`${origin}/v1/asks/${encodeURIComponent(sheet.id)}/answer`, answer, {
    'x-csrf-token': sheet.csrf ?? csrfIn(entrance.text) ?? '',
  });
  if (reply.status < 300) return { over: 'answered' };
  // Somebody was faster, perhaps we ourselves before a crash.
  if (reply.status === 409) return { over: 'moot' };
  // A session may have run out between two requests; more often than that it is a refusal.
  if ((reply.status === 401 || reply.status === 403) && attempt < 2) return { again: { wallSeconds: 1 } };
  console.error(`sandbox: people: ask ${sheet.id} (${sheet.kind}): the answer was refused: ${refusal(reply)}`);
  return { over: 'refused' };
}

/** The token of the forms on a portal page. */
function csrfIn(page: string): string | null {
  const field = /<(?:input|meta)\b[^>]*\bname="_?csrf(?:-token)?"[^>]*>/i.exec(page)?.[0] ?? '';
  return /\b(?:value|content)="([^"]*)"/i.exec(field)?.[1] ?? null;
}

/** Status and field errors, never what was answered. */
function refusal(reply: Page): string {
  const problem = json(reply) as { errors?: { pointer?: unknown; message?: unknown }[] } | null;
  const errors = Array.isArray(problem?.errors) ? problem.errors : [];
  return [String(reply.status), ...errors.map((error) => `${String(error.pointer)} ${String(error.message)}`)].join(
    '; ',
  );
}

function json(page: Page): unknown {
  try {
    return JSON.parse(page.text);
  } catch {
    return null;
  }
}
