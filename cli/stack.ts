import { type StackConfig, readStackConfig } from '../adapters/config';
import { bundleServices } from './stack/bundle-services';
import { choosePorts, type Ports } from './stack/choose-ports';
import { type DataFolder, openDataFolder } from './stack/data-folder';
import { startGuard } from './stack/guard';
import { type Household, household } from './stack/household';
import { type KeeperEvents } from './stack/keeper';
import { releasePorts } from './stack/ports';
import { processNames, type ProcessName, type RunFile } from './stack/run-file';
import { keepSecrets, type Secrets } from './stack/secrets';
import { databaseServer, type FoundServer, type Ground, temporalServer } from './stack/servers';
import { answersHttp, entries, environment, launchService, type Service } from './stack/services';

export interface StackOptions extends Partial<StackConfig> {
  /** The processes to run; the others are outside, named by MUSTER_DATABASE_URL and TEMPORAL_ADDRESS. (Default: all) */
  only?: readonly ProcessName[];
  /** Variables by name: read for what the options leave open, and handed to our processes. (Default: none) */
  env?: NodeJS.ProcessEnv;
  /** Entry points of our own processes; a test may put others in their place. */
  entries?: Readonly<Record<Service, string>>;
  /** What stands between our processes and a server, from its address to the one they get; a test puts a bad line there. */
  via?: { database?(url: string): Promise<string>; temporal?(address: string): Promise<string> };
  /** Stops a start that is under way. */
  signal?: AbortSignal;
  report?: StackReport;
}

/** Told of what happens, for the checklist and the terminal. */
export interface StackReport extends Pick<KeeperEvents, 'fell' | 'back'> {
  /** A step begins. */
  begin?(what: string): void;
  /** A step is done. */
  done?(what: string, detail: string, ms: number): void;
  /** Something the user should know, such as a port that moved. */
  note?(text: string): void;
}

/** A running stack. */
export interface Stack {
  /** What `.data/run.json` says now. */
  readonly run: RunFile;
  /** Stops everything in order; resolves when nothing is left. */
  stop(): Promise<void>;
  /** kill -9 of one process; it comes back by itself. */
  kill(name: ProcessName): void;
}

/**
 * Starts PostgreSQL, Temporal, sandbox, worker and API, each a process of its own that comes back when it falls, and
 * resolves when all are ready. Missing options are as in `readStackConfig`.
 * Throws `AlreadyRunning`, `NothingFound`, or what a process said before it died; then nothing is left running.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { report = {} } = options;
  const config = { ...readStackConfig(options.env ?? {}), ...given(options) };
  const guard = startGuard();
  let data: DataFolder | undefined;
  let house: Household | undefined;
  const stop = once(async () => {
    await house?.stop();
    data?.unlock();
    releasePorts();
    guard.release();
  });
  // What is just starting is stopped at once: its start then fails, for the reason that the signal gives.
  options.signal?.addEventListener('abort', () => void stop());
  try {
    data = await openDataFolder(config.data, guard.pid);
    house = household(data, guard, report);
    const run = await furnish(house, data, config, options);
    const { pids, kill } = house;
    return {
      stop,
      kill,
      get run() {
        return { ...run, pids: pids() };
      },
    };
  } catch (error) {
    await stop();
    options.signal?.throwIfAborted();
    throw error;
  }
}

async function furnish(
  house: Household,
  data: DataFolder,
  config: StackConfig,
  options: StackOptions,
): Promise<Omit<RunFile, 'pids'>> {
  const { only = processNames, report = {}, signal, env = {}, via = {} } = options;
  const secrets = keepSecrets(data.file('secrets.json'));
  const ports = await choosePorts(config.port, data.file('ports.json'), (text) => report.note?.(text));
  const ground = (name: ProcessName): Ground => ({ config, data, secrets, ports, own: only.includes(name) });

  const serve = (title: string, find: () => Promise<FoundServer>): Promise<FoundServer> =>
    timed(report, title, async () => {
      const found = await find();
      signal?.throwIfAborted();
      if (found.spec) await house.add(found.spec);
      return [await found.version(), found];
    });
  const services = (['sandbox', 'worker', 'api'] as const).filter((name) => only.includes(name));
  const sources = Object.fromEntries(services.map((name) => [name, options.entries?.[name] ?? entries[name]]));
  const [database, temporal, bundleOf] = await together(house, [
    serve('PostgreSQL', () => databaseServer(ground('postgres'))).then((found) =>
      prepare(found, secrets, config.scale, report),
    ),
    serve('Temporal', () => temporalServer(ground('temporal'))),
    bundleServices(sources, data.file('services')),
  ]);
  signal?.throwIfAborted();

  const serviceEnv = environment(
    {
      data: data.path,
      sandboxUrl: sandboxUrl(ports, only, env),
      scale: config.scale,
      seed: config.seed,
      logLevel: config.logLevel,
      databaseUrl: (await via.database?.(database.url)) ?? database.url,
      temporalAddress: (await via.temporal?.(temporal.url)) ?? temporal.url,
      temporalUi: temporal.uiUrl,
      namespace: config.temporalNamespace ?? (temporal.spec ? secrets.namespace : 'default'),
      ports,
    },
    secrets,
    env,
  );
  await Promise.all(
    services.map((name) =>
      timed(report, name, () => startService(house, data, { name, bundle: bundleOf(name), ports, env: serviceEnv })),
    ),
  );
  signal?.throwIfAborted();

  const run = describeRun(serviceEnv, config.scale);
  house.publish(run);
  return run;
}

/** All of them; when one fails, it throws once the others have ended too: initdb would go on in a folder that its owner removes. */
async function together<T extends readonly Promise<unknown>[]>(
  house: Household,
  parts: readonly [...T],
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  try {
    return await Promise.all(parts);
  } catch (error) {
    await house.stop();
    await Promise.allSettled(parts);
    throw error;
  }
}

/** The sandbox is ours, or the one that was named when we run none. */
function sandboxUrl(ports: Ports, only: readonly ProcessName[], { MUSTER_SANDBOX_URL }: NodeJS.ProcessEnv): string {
  return !only.includes('sandbox') && MUSTER_SANDBOX_URL ? MUSTER_SANDBOX_URL : `http://127.0.0.1:${ports.sandbox}`;
}

async function prepare(found: FoundServer, secrets: Secrets, scale: number, report: StackReport): Promise<FoundServer> {
  return timed(report, 'Schema', async () => {
    // Loaded here: it takes a moment that the servers can use to start.
    const { prepareDatabase } = await import('./seed/prepare.js');
    const ran = await prepareDatabase(found.url, {
      masterKey: Buffer.from(secrets.masterKey, 'base64'),
      scale,
      withStaff: true,
    });
    return [ran.length ? `${ran.length} migrations` : 'up to date', found];
  });
}

async function startService(
  house: Household,
  data: DataFolder,
  { name, bundle, ports, env }: { name: Service; bundle: string; ports: Ports; env: NodeJS.ProcessEnv },
): Promise<[string, void]> {
  const log = data.file('log', `${name}.log`);
  const port = name === 'worker' ? ports.metrics : ports[name];
  const graceMs = name === 'worker' ? 15_000 : 8000;
  await house.add({
    name,
    spawn: () => launchService(name, bundle, log, env),
    ready: (signal) => answersHttp(`http://127.0.0.1:${port}/livez`, signal),
    stopSignal: 'SIGTERM',
    graceMs,
    // Whoever waits for a page is answered first.
    stepsBack: name !== 'api',
    log,
  });
  return [`port ${port}`, undefined];
}

function describeRun(env: NodeJS.ProcessEnv, scale: number): Omit<RunFile, 'pids'> {
  const text = (name: string): string => env[name] ?? '';
  return {
    api: text('MUSTER_API_URL'),
    console: `${text('MUSTER_API_URL')}/console`,
    inbox: `${text('MUSTER_SANDBOX_URL')}/mail`,
    temporalUi: text('MUSTER_TEMPORAL_UI_URL'),
    temporalAddress: text('TEMPORAL_ADDRESS'),
    namespace: text('TEMPORAL_NAMESPACE'),
    databaseUrl: text('MUSTER_DATABASE_URL'),
    sandbox: text('MUSTER_SANDBOX_URL'),
    metrics: `http://127.0.0.1:${text('MUSTER_METRICS_PORT')}/metrics`,
    adminKey: text('MUSTER_ADMIN_KEY'),
    scale,
  };
}

async function timed<T>(
  report: StackReport,
  what: string,
  work: () => Promise<[detail: string, result: T]>,
): Promise<T> {
  const from = Date.now();
  report.begin?.(what);
  const [detail, result] = await work();
  report.done?.(what, detail, Date.now() - from);
  return result;
}

/** The options that are set: an undefined one must not hide a default. */
function given({
  data,
  port,
  scale,
  seed,
  databaseUrl,
  temporalAddress,
  temporalNamespace,
  temporalCliPath,
  logLevel,
}: StackOptions): Partial<StackConfig> {
  const all = { data, port, scale, seed, databaseUrl, temporalAddress, temporalNamespace, temporalCliPath, logLevel };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
