import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { type Express } from 'express';
import { identity } from './identity';
import { payments } from './payments';
import { createLearning } from './learning';
import { createMarketplace } from './marketplace';
import { createScreening } from './screening';
import { createSignature } from './signature';
import { bearer } from './support/auth';
import { followClock, heldClock, type WorldClock } from './support/clock';
import { createFaults, FaultPlan, type FaultLine, type Faults } from './support/faults';
import { createFiles } from './support/files';
import { openJournal, type Journal } from './support/journal';
import { createKit, type Entry, type Happenings, type Kit } from './support/kit';
import { problems, Refusal } from './support/problems';
import { style } from './support/style';
import { systems, type SystemName } from './support/systems';
import { createCourier, type CourierOptions, type HookLine } from './support/webhooks';
import { workTool } from './work-tool';

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
  /** (Default: follows the API) */
  clock?: WorldClock;
  courier?: Pick<CourierOptions, 'firstRetryMs' | 'longestRetryMs' | 'refusedForMs'>;
}

export interface Sandbox {
  url: string;
  faults: Faults;
  /** Stops listening, falling due and sending; all that was acknowledged is on the disk. */
  close(): Promise<void>;
}

/** What a system may need besides its kit; it is started before the sandbox listens and stopped with it. */
export interface Running {
  stop(): Promise<void>;
}

/** Opens the journals, builds every system and listens. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const folder = join(options.dataDir, 'sandbox');
  const opened: Journal<unknown>[] = [];
  const journals = new Map<string, Journal<unknown>>();
  async function journal<L>(name: string): Promise<Journal<L>> {
    const one = await openJournal<L>(join(folder, `${name}.ndjson`));
    journals.set(name, one as Journal<unknown>);
    opened.push(one as Journal<unknown>);
    return one;
  }

  const faults = createFaults(await journal<FaultLine>('faults'));
  const clock = options.clock ?? clockOf(options.apiUrl, folder);
  const courier = createCourier(
    { apiUrl: options.apiUrl, secrets: options.hookSecrets, ...options.courier },
    await journal<HookLine>('webhooks'),
    faults,
  );
  let baseUrl = options.baseUrl;
  const kits: Kit<Happenings>[] = [];
  async function kitFor<E extends Happenings>(name: SystemName, bodyLimit?: string): Promise<Kit<E>> {
    const deps = {
      journal: await journal<Entry>(name),
      clock,
      courier,
      faults,
      seed: options.seed,
      tokens: name === 'mail' ? [] : [options.tokens[name]],
      baseUrl: () => baseUrl!,
    };
    const kit = createKit<E>(name, deps, bodyLimit);
    kits.push(kit as unknown as Kit<Happenings>);
    return kit;
  }

  // One line per system; what a system returns is stopped with the sandbox.
  const running: (Running | void)[] = [
    createMarketplace(await kitFor('marketplace')),
    createScreening(await kitFor('screening')),
    createSignature(await kitFor('signature', '16mb'), createFiles(join(folder, 'documents'))),
    createLearning(await kitFor('learning')),
  ];
  identity(await kitFor('scim'));
  workTool(await kitFor('work-tool'));
  payments(await kitFor('payments'));

  const app = build(kits, faults, journals, Object.values(options.tokens));
  for (const kit of kits) kit.start();
  const server = await listen(app, options.host, options.port);
  const url = `http://${options.host}:${(server.address() as AddressInfo).port}`;
  baseUrl ??= url;

  async function close(): Promise<void> {
    clock.stop();
    for (const kit of kits) kit.stop();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    for (const one of running) await one?.stop();
    await courier.stop();
    for (const one of opened) await one.close();
  }
  return { url, faults, close };
}

function clockOf(apiUrl: string | null, folder: string): WorldClock {
  return apiUrl === null ? heldClock() : followClock({ apiUrl, file: join(folder, 'clock.json') });
}

function build(
  kits: readonly Kit<Happenings>[],
  faults: Faults,
  journals: ReadonlyMap<string, Journal<unknown>>,
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
    const plan = FaultPlan.safeParse(req.body);
    if (!plan.success)
      throw new Refusal(
        400,
        'invalid-plan',
        plan.error.issues.map((i) => `/${i.path.join('/')}: ${i.message}`).join('; '),
      );
    await faults.set(plan.data);
    res.json(plan.data);
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

function listen(app: Express, host: string, port: number): Promise<Server> {
  const server = createServer(app);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}
