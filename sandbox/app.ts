import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { type Express } from 'express';
import type { z } from 'zod';
import { createFloor, type FloorLine } from './floor/floor';
import { createIdentity } from './identity';
import { createLearning } from './learning';
import { createMail } from './mail';
import { createMarketplace } from './marketplace';
import { createPayments } from './payments';
import { createPeople } from './people';
import { createPlays, type PlayLine } from './people/plays';
import { playRoutes } from './people/routes';
import { createScreening } from './screening';
import { createSignature } from './signature';
import { bearer } from './support/auth';
import { followClock, heldClock, type WorldClock } from './support/clock';
import { createFaults, FaultPlan, MoreRules, type FaultLine, type Faults } from './support/faults';
import { createFiles } from './support/files';
import { openJournal, type Journal } from './support/journal';
import { createKit, type Entry, type Happenings, type Kit } from './support/kit';
import { problems, Refusal } from './support/problems';
import { style } from './support/style';
import { systems, type SystemName } from './support/systems';
import { createCourier, type CourierOptions, type HookLine } from './support/webhooks';
import { createWorkTool } from './work-tool';

export interface SandboxOptions {
  /** Journals live in its folder `sandbox/`. */
  dataDir: string;
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Where others reach the sandbox. (Default: the address it listens on) */
  baseUrl?: string;
  /** Muster's API: webhooks go there, and business time comes from it. Null: no webhooks, wall time. */
  apiUrl: string | null;
  seed: number;
  /** Bearer token of each system (mail has none). Each of them also opens `/_faults` and `/_journal`. */
  tokens: Readonly<Record<Exclude<SystemName, 'mail'>, string>>;
  /** Standard Webhooks secrets (`whsec_…`) of the systems that send webhooks. */
  hookSecrets: Readonly<Partial<Record<SystemName, string>>>;
  /** Where mail is handed over; port 0 takes a free one. (Default: a free port of `host`) */
  smtp?: { host: string; port: number };
  /** (Default: follows the API) */
  clock?: WorldClock;
  courier?: Pick<CourierOptions, 'firstRetryMs' | 'longestRetryMs' | 'refusedForMs'>;
  /** Told when a journal cannot be written: end the process then, a restart begins with what is on the disk. */
  onFailure?: (error: Error) => void;
}

export interface Sandbox {
  url: string;
  smtpUrl: string;
  faults: Faults;
  /** Stops listening, falling due and sending; all that was acknowledged is on the disk. */
  close(): Promise<void>;
}

/** What a system may need besides its kit; it is started before the sandbox listens and stopped with it. */
interface Running {
  stop(): Promise<void>;
}

/** Listens, opens the journals and builds every system on them. Until that is done the answer is 503. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  // The address is taken first: two processes on the same journals would spoil them.
  const { server, url, serve } = await listen(options.host, options.port);
  const folder = join(options.dataDir, 'sandbox');
  const journals = new Map<string, Journal<unknown>>();
  async function journal<L>(name: string): Promise<Journal<L>> {
    const one = await openJournal<L>(join(folder, `${name}.ndjson`), options.onFailure);
    journals.set(name, one);
    return one;
  }

  const plays = createPlays(await journal<PlayLine>('people'));
  const faults = createFaults(await journal<FaultLine>('faults'), plays.threadsIn);
  const clock = options.clock ?? clockOf(options.apiUrl, folder);
  const courier = createCourier(
    { apiUrl: options.apiUrl, secrets: options.hookSecrets, ...options.courier },
    await journal<HookLine>('webhooks'),
    faults,
  );
  const kits: Kit<Happenings>[] = [];
  async function kitFor<E extends Happenings>(name: SystemName, bodyLimit?: string): Promise<Kit<E>> {
    const deps = {
      journal: await journal<Entry>(name),
      clock,
      courier,
      faults,
      seed: options.seed,
      tokens: name === 'mail' ? [] : [options.tokens[name]],
      baseUrl: options.baseUrl ?? url,
    };
    const kit = createKit<E>(name, deps, bodyLimit);
    kits.push(kit as unknown as Kit<Happenings>);
    return kit;
  }

  // One line per system; what a system returns is stopped with the sandbox.
  const running: (Running | void)[] = [
    createMarketplace(await kitFor('marketplace'), plays),
    createScreening(await kitFor('screening'), plays),
    createSignature(await kitFor('signature', '16mb'), createFiles(join(folder, 'documents'))),
    createLearning(await kitFor('learning')),
    createIdentity(await kitFor('scim')),
    createWorkTool(await kitFor('work-tool')),
    createPayments(await kitFor('payments')),
  ];
  const mail = createMail(await kitFor('mail'), faults, plays, options.apiUrl);
  const people = createPeople({ mail: mail.store, plays, clock });
  const floor = createFloor({ plays, clock, apiUrl: options.apiUrl, journal: await journal<FloorLine>('floor') });

  for (const kit of kits) kit.start();
  people.start();
  floor.start();
  const smtp = options.smtp ?? { host: options.host, port: 0 };
  const door = await mail.listen(smtp.host, smtp.port);
  running.push(people, floor, door);
  const lateSeconds = () => Math.max(people.lateSeconds(), floor.lateSeconds());
  const playing = playRoutes(plays, bearer(Object.values(options.tokens)), lateSeconds);
  serve(build(kits, faults, journals, playing, Object.values(options.tokens)));

  async function close(): Promise<void> {
    clock.stop();
    for (const kit of kits) kit.stop();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    for (const one of running) await one?.stop();
    await courier.stop();
    for (const one of journals.values()) await one.close();
  }
  return { url, smtpUrl: `smtp://${smtp.host}:${door.port}`, faults, close };
}

function clockOf(apiUrl: string | null, folder: string): WorldClock {
  return apiUrl === null ? heldClock() : followClock({ apiUrl, file: join(folder, 'clock.json') });
}

function build(
  kits: readonly Kit<Happenings>[],
  faults: Faults,
  journals: ReadonlyMap<string, Journal<unknown>>,
  playing: express.Router,
  tokens: readonly string[],
): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use((_req, res, next) => {
    res.set({
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    });
    next();
  });
  app.get('/livez', (_req, res) => void res.json({ status: 'ok' }));
  app.get('/_assets/sandbox.css', (_req, res) => void res.type('css').set('Cache-Control', 'max-age=600').send(style));
  app.use(control(faults, journals, tokens));
  for (const kit of kits) app.use(`/${kit.name}`, kit.router);
  app.use('/people', playing);
  app.use(() => {
    throw new Refusal(
      404,
      'not-found',
      `There is nothing here; systems: ${systems.map((name) => `/${name}`).join(' ')}`,
    );
  });
  return app.use(problems);
}

/** How tests make the sandbox misbehave, and learn what it really did. */
function control(
  faults: Faults,
  journals: ReadonlyMap<string, Journal<unknown>>,
  tokens: readonly string[],
): express.Router {
  const router = express.Router();
  router.use(['/_faults', '/_journal'], bearer(tokens), express.json());
  router.get('/_faults', (_req, res) => void res.json(faults.plan()));
  router.post('/_faults', async (req, res) => {
    const plan = planned(FaultPlan, req.body);
    await faults.set(plan);
    res.json(plan);
  });
  router.post('/_faults/rules', async (req, res) => {
    await faults.extend(planned(MoreRules, req.body).rules);
    res.json(faults.plan());
  });
  router.delete('/_faults', async (_req, res) => {
    await faults.clear();
    res.status(204).end();
  });
  router.get('/_journal/:name', async (req, res) => {
    const journal = journals.get(req.params.name);
    if (!journal)
      throw new Refusal(404, 'not-found', `No journal of that name; there are: ${[...journals.keys()].join(' ')}`);
    res.json({ entries: await journal.read() });
  });
  return router;
}

function planned<T>(schema: z.ZodType<T>, body: unknown): T {
  const plan = schema.safeParse(body);
  if (plan.success) return plan.data;
  const places = plan.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.message}`).join('; ');
  throw new Refusal(400, 'invalid-plan', places);
}

/** Takes the address; what `serve` is given answers from then on. */
async function listen(
  host: string,
  port: number,
): Promise<{ server: Server; url: string; serve: (app: Express) => void }> {
  let handler: RequestListener = (_req, res) => void res.writeHead(503, { 'Retry-After': '1' }).end();
  const server = createServer((req, res) => handler(req, res));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  return { server, url, serve: (app) => void (handler = app) };
}
