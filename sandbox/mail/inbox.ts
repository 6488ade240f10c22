import type { Request, RequestHandler, Router } from 'express';
import { z } from 'zod';
import { Play, type Plays } from '../people/plays';
import { Refusal } from '../support/problems';
import { inboxScript, inboxStyle } from './assets';
import { sendInbox } from './layout';
import type { MailStore, StoredMail } from './store';
import { letter, mailbox, nothingHere, overview } from './views';

const most = 500;

/** The pages and the JSON of the mail: everyone's, for anyone. `playOf` makes the play of a story whose button is pressed. */
export function inbox(
  router: Router,
  store: MailStore,
  plays: Plays,
  playOf: (thread: string) => Promise<object>,
): void {
  router.get('/inbox.css', (_req, res) => void res.type('css').set('Cache-Control', 'max-age=600').send(inboxStyle));
  router.get('/inbox.js', (_req, res) => void res.type('js').set('Cache-Control', 'max-age=600').send(inboxScript));

  router.get('/', (req, res) => {
    const query = typeof req.query['q'] === 'string' ? req.query['q'].trim().slice(0, 100) : '';
    sendInbox(res, { title: 'Everyone’s mail', body: overview(store, plays, query, pageOf(req)) });
  });

  router.get('/people/:address', (req, res) => {
    const mails = store.of(String(req.params.address));
    const newest = mails[0];
    if (!newest) return sendInbox(res, { title: 'No such mail', body: nothingHere }, 404);
    const person = { address: newest.address, name: newest.name, count: mails.length, newest };
    sendInbox(res, { title: person.name, body: mailbox(person, mails, plays, pageOf(req)) });
  });

  router.get('/messages/:id', (req, res) => {
    const mail = store.byId(req.params.id);
    if (!mail) return sendInbox(res, { title: 'No such mail', body: nothingHere }, 404);
    const story = store.stories().find(({ thread }) => thread === mail.thread) ?? null;
    sendInbox(res, { title: mail.subject, body: letter(mail, store.of(mail.address), story, plays) });
  });

  router.get('/messages.json', (req, res) => {
    const { to, since, limit } = listQuery(req);
    const mails = store.after(since, limit, to);
    res.set('Cache-Control', 'no-store').json({ messages: mails.map(view), next: mails.at(-1)?.seq ?? since });
  });

  router.post('/stories/:thread/play', sameSite, async (req, res) => {
    const play = Play.safeParse(await playOf(String(req.params['thread'])));
    if (!play.success) throw new Refusal(400, 'invalid-thread', 'That is no story; use the button on the inbox page');
    await plays.start(play.data);
    res.redirect(303, backTo(req));
  });

  router.post('/stories/:thread/stop', sameSite, async (req, res) => {
    await plays.stop(String(req.params['thread']));
    res.redirect(303, backTo(req));
  });
}

const ListQuery = z.strictObject({
  /** An address; everyone's mail without it. */
  to: z.string().max(320).optional(),
  /** `next` of an earlier answer: only later mail. (Default: from the first one on) */
  since: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(most).default(100),
});

function listQuery(req: Request): z.infer<typeof ListQuery> {
  const parsed = ListQuery.safeParse(req.query);
  if (parsed.success) return parsed.data;
  throw new Refusal(400, 'invalid-query', `Use to=<address>, since=<the last answer’s next> and limit=1…${most}`);
}

function view({ id, seq, at, address, name, from, subject, text, links, thread, ask, messageId }: StoredMail) {
  return { id, seq, at, to: { address, name }, from, subject, text, links, thread, ask, messageId };
}

/** Other sites may not press our buttons: browsers say where a request comes from. */
const sameSite: RequestHandler = (req, _res, next) => {
  const site = req.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Refusal(403, 'other-site', 'Use the button on the inbox page itself');
  next();
};

function backTo(req: Request): string {
  const back: unknown = (req.body as Record<string, unknown> | undefined)?.['back'];
  return typeof back === 'string' && /^\/mail(\/messages\/[a-z0-9_]+)?$/.test(back) ? back : '/mail';
}

function pageOf(req: Request): number {
  const page = Number(req.query['page']);
  return Number.isInteger(page) && page > 0 ? page : 1;
}
