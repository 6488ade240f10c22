import { z } from 'zod';

import { Invalid } from '../domain/errors';

/** The outside systems. `MUSTER_<V>_URL`, `_TOKEN` and `_WEBHOOK_SECRET` name each one's door. */
export const vendorNames = [
  'marketplace',
  'screening',
  'signature',
  'learning',
  'identity',
  'workTool',
  'payments',
] as const;

export type VendorName = (typeof vendorNames)[number];

/** Where the sandbox plays each system. Identity speaks SCIM. */
const sandboxPaths: Record<VendorName, string> = {
  marketplace: 'marketplace',
  screening: 'screening',
  signature: 'signature',
  learning: 'learning',
  identity: 'scim',
  workTool: 'work-tool',
  payments: 'payments',
};

/** How to reach one outside system. */
export interface VendorConfig {
  /** Base URL, no slash at its end. */
  url: string;
  /** Bearer token of our calls. */
  token: string;
  /** `whsec_` + base64, Standard Webhooks: signs what the system sends us. */
  webhookSecret: string;
}

/** Everything a process may know of its environment. */
export interface Config {
  data: string;
  host: string;
  port: number;
  /** Business seconds per wall second. */
  scale: number;
  seed: number;
  databaseUrl: string;
  temporal: { address: string; namespace: string; cliPath: string | undefined; uiUrl: string | undefined };
  /** Public base URL of API, console and portal, as written in links; no slash at its end. */
  apiUrl: string;
  sandboxUrl: string;
  vendors: Record<VendorName, VendorConfig>;
  smtpUrl: string;
  mailFrom: string;
  metricsPort: number;
  apiMetricsPort: number;
  /** 32 bytes; wraps the keys of personal data. */
  masterKey: Buffer;
  /** API key that the API makes valid at start, or undefined. */
  adminKey: string | undefined;
  /** Where bearer tokens of people come from, if anywhere. */
  oidc: { issuer: string; audience: string; jwksUrl: string } | undefined;
  logLevel: LogLevel;
  /** Wall seconds that a vendor may fail before its effect is parked. */
  vendorPatienceSeconds: number;
}

const LogLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']);
export type LogLevel = z.infer<typeof LogLevel>;

/** What `muster` itself reads: all of it optional, since the embedded stack makes what is missing. */
export interface StackConfig {
  data: string;
  port: number;
  scale: number;
  seed: number;
  databaseUrl: string | undefined;
  temporalAddress: string | undefined;
  temporalNamespace: string | undefined;
  temporalCliPath: string | undefined;
  /** For `muster migrate` on a named database; the stack has its own. */
  masterKey: Buffer | undefined;
  logLevel: LogLevel;
}

interface Variable {
  schema: z.ZodType;
  /** Used when the variable is unset or empty. Without it the variable is required by services. */
  fallback?: string;
  optional?: true;
  says: string;
}

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'is not an http(s) URL' })
  .transform((url) => url.replace(/\/+$/, ''));
const port = z.coerce.number({ error: 'is not a port number' }).int().min(1).max(65535);
const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, { error: 'is not whsec_ and base64 of at least 24 bytes' });

/** Every name that Muster reads, in the order of `.env.example`. `docker-compose.yml` names the same. */
export const variables: Readonly<Record<string, Variable>> = {
  MUSTER_DATA: {
    schema: z.string(),
    fallback: '.data',
    says: 'folder of the embedded stack: databases, logs, secrets',
  },
  MUSTER_HOST: { schema: z.string(), fallback: '127.0.0.1', says: 'address that API, sandbox and metrics listen on' },
  MUSTER_PORT: { schema: port, fallback: '3000', says: 'port of API, console and portal' },
  MUSTER_SCALE: {
    schema: z.coerce.number({ error: 'is not a number' }).min(0).max(1_000_000),
    fallback: '1',
    says: 'business seconds per wall second; npm start sets 600',
  },
  MUSTER_SEED: {
    schema: z.coerce
      .number({ error: 'is not a whole number' })
      .int()
      .min(0)
      .max(2 ** 31 - 1),
    fallback: '1',
    says: 'seed of the sandbox: same seed, same people, same answers',
  },
  MUSTER_DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgres:// URL' }),
    says: 'PostgreSQL 18, the system of record',
  },
  TEMPORAL_ADDRESS: {
    schema: z.string().regex(/^[^\s/]+:\d{1,5}$/, { error: 'is not host:port' }),
    says: 'host:port of the Temporal server',
  },
  TEMPORAL_NAMESPACE: { schema: z.string(), fallback: 'default', says: 'Temporal namespace' },
  TEMPORAL_CLI_PATH: { schema: z.string(), optional: true, says: 'temporal binary for the embedded server' },
  MUSTER_TEMPORAL_UI_URL: { schema: httpUrl, optional: true, says: 'base URL of the Temporal UI, for links' },
  MUSTER_API_URL: {
    schema: httpUrl,
    fallback: '',
    says: 'public base URL written in links (default: this host and port)',
  },
  MUSTER_SANDBOX_URL: { schema: httpUrl, fallback: 'http://127.0.0.1:3001', says: 'base URL of the sandbox' },
  MUSTER_SMTP_URL: {
    schema: z.url({ protocol: /^smtps?$/, error: 'is not an smtp:// URL' }),
    says: 'where mail is handed over',
  },
  MUSTER_MAIL_FROM: { schema: z.string(), fallback: 'Muster <muster@localhost>', says: 'sender of mails' },
  MUSTER_METRICS_PORT: { schema: port, fallback: '3002', says: 'port of the worker: /livez and /metrics' },
  MUSTER_API_METRICS_PORT: {
    schema: port,
    fallback: '',
    says: 'port of the API’s /metrics (default: MUSTER_PORT + 7)',
  },
  MUSTER_MASTER_KEY: {
    schema: z
      .string()
      .transform((text) => Buffer.from(text, 'base64'))
      .refine((key) => key.length === 32, {
        error: 'is not 32 bytes in base64; make one with: openssl rand -base64 32',
      }),
    says: '32 bytes in base64; wraps the keys of personal data. Lose it and the data is lost',
  },
  MUSTER_ADMIN_KEY: {
    schema: z.string().regex(/^mst_[a-z0-9]+_[A-Za-z0-9_-]{32,}$/, { error: 'is not mst_<id>_<secret>' }),
    optional: true,
    says: 'API key with the role admin that the API accepts from its first start',
  },
  MUSTER_OIDC_ISSUER: {
    // To the letter: some issuers end in a slash.
    schema: z.url({ protocol: /^https?$/, error: 'is not an http(s) URL' }),
    optional: true,
    says: 'identity provider whose bearer tokens the API takes, as in their iss',
  },
  MUSTER_OIDC_AUDIENCE: { schema: z.string(), optional: true, says: 'audience of those tokens, as in their aud' },
  MUSTER_OIDC_JWKS_URL: { schema: httpUrl, optional: true, says: 'public keys of the identity provider' },
  MUSTER_LOG_LEVEL: { schema: LogLevel, fallback: 'info', says: 'trace, debug, info, warn, error or silent' },
  MUSTER_VENDOR_PATIENCE_SECONDS: {
    schema: z.coerce.number({ error: 'is not a number' }).positive(),
    fallback: '86400',
    says: 'how long a vendor may fail before a person is asked, in wall seconds',
  },
  ...Object.fromEntries(vendorNames.flatMap(vendorVariables)),
};

/**
 * The configuration of a service (api, worker, sandbox) from its environment.
 * Throws `Invalid` naming every missing or bad variable with its remedy; values are never shown.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const value = parseAll(env, Object.keys(variables));
  const host = value<string>('MUSTER_HOST');
  const shownHost = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    data: value('MUSTER_DATA'),
    host,
    port: value('MUSTER_PORT'),
    scale: value('MUSTER_SCALE'),
    seed: value('MUSTER_SEED'),
    databaseUrl: value('MUSTER_DATABASE_URL'),
    temporal: {
      address: value('TEMPORAL_ADDRESS'),
      namespace: value('TEMPORAL_NAMESPACE'),
      cliPath: value('TEMPORAL_CLI_PATH'),
      uiUrl: value('MUSTER_TEMPORAL_UI_URL'),
    },
    apiUrl: value<string | undefined>('MUSTER_API_URL') ?? `http://${shownHost}:${value<number>('MUSTER_PORT')}`,
    sandboxUrl: value('MUSTER_SANDBOX_URL'),
    vendors: readVendors(value),
    smtpUrl: value('MUSTER_SMTP_URL'),
    mailFrom: value('MUSTER_MAIL_FROM'),
    metricsPort: value('MUSTER_METRICS_PORT'),
    apiMetricsPort: value<number | undefined>('MUSTER_API_METRICS_PORT') ?? value<number>('MUSTER_PORT') + 7,
    masterKey: value('MUSTER_MASTER_KEY'),
    adminKey: value('MUSTER_ADMIN_KEY'),
    oidc: readOidc(value),
    logLevel: value('MUSTER_LOG_LEVEL'),
    vendorPatienceSeconds: value('MUSTER_VENDOR_PATIENCE_SECONDS'),
  };
}

/** What the embedded stack and the commands read. Defaults as in `variables`, but a scale of 600. */
export function readStackConfig(env: NodeJS.ProcessEnv): StackConfig {
  const servers = [
    'MUSTER_DATABASE_URL',
    'TEMPORAL_ADDRESS',
    'TEMPORAL_NAMESPACE',
    'TEMPORAL_CLI_PATH',
    'MUSTER_MASTER_KEY',
  ];
  const own = ['MUSTER_DATA', 'MUSTER_PORT', 'MUSTER_SCALE', 'MUSTER_SEED', 'MUSTER_LOG_LEVEL'];
  const value = parseAll({ ...env, MUSTER_SCALE: env.MUSTER_SCALE || '600' }, own, servers);
  return {
    data: value('MUSTER_DATA'),
    port: value('MUSTER_PORT'),
    scale: value('MUSTER_SCALE'),
    seed: value('MUSTER_SEED'),
    databaseUrl: value('MUSTER_DATABASE_URL'),
    temporalAddress: value('TEMPORAL_ADDRESS'),
    temporalNamespace: env.TEMPORAL_NAMESPACE ? value('TEMPORAL_NAMESPACE') : undefined,
    temporalCliPath: value('TEMPORAL_CLI_PATH'),
    masterKey: value('MUSTER_MASTER_KEY'),
    logLevel: value('MUSTER_LOG_LEVEL'),
  };
}

/** The upper-case part of a vendor's variables: `workTool` → `WORK_TOOL`. */
export function vendorPrefix(name: VendorName): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

function vendorVariables(name: VendorName): [string, Variable][] {
  const prefix = `MUSTER_${vendorPrefix(name)}`;
  const path = vendorPrefix(name).toLowerCase().replace('_', '-');
  return [
    [
      `${prefix}_URL`,
      { schema: httpUrl, fallback: '', says: `${path}: base URL (default: MUSTER_SANDBOX_URL/${path})` },
    ],
    [`${prefix}_TOKEN`, { schema: z.string().min(8), says: `${path}: bearer token of our calls` }],
    [`${prefix}_WEBHOOK_SECRET`, { schema: webhookSecret, says: `${path}: whsec_ secret of its webhooks` }],
  ];
}

function readVendors(value: ReadValue): Record<VendorName, VendorConfig> {
  const entry = (name: VendorName): [VendorName, VendorConfig] => {
    const prefix = `MUSTER_${vendorPrefix(name)}`;
    return [
      name,
      {
        url:
          value<string | undefined>(`${prefix}_URL`) ?? `${value<string>('MUSTER_SANDBOX_URL')}/${sandboxPaths[name]}`,
        token: value(`${prefix}_TOKEN`),
        webhookSecret: value(`${prefix}_WEBHOOK_SECRET`),
      },
    ];
  };
  return Object.fromEntries(vendorNames.map(entry)) as Record<VendorName, VendorConfig>;
}

function readOidc(value: ReadValue): Config['oidc'] {
  const names = ['MUSTER_OIDC_ISSUER', 'MUSTER_OIDC_AUDIENCE', 'MUSTER_OIDC_JWKS_URL'];
  const [issuer, audience, jwksUrl] = names.map((name) => value<string | undefined>(name));
  if (issuer !== undefined && audience !== undefined && jwksUrl !== undefined) return { issuer, audience, jwksUrl };
  if (issuer === undefined && audience === undefined && jwksUrl === undefined) return undefined;
  throw new Invalid(`Set all of ${names.join(', ')}, or none.`, { variables: names });
}

type ReadValue = <T>(name: string) => T;

/** Parses the named variables once; `lenient` ones may be missing even when services require them. */
function parseAll(env: NodeJS.ProcessEnv, strict: string[], lenient: string[] = []): ReadValue {
  const values = new Map<string, unknown>();
  const wrong: string[] = [];
  for (const name of [...strict, ...lenient]) {
    const variable = variables[name];
    if (!variable) throw new Error(`${name} is not in the table of variables`);
    const text = env[name] || variable.fallback;
    if (!text) {
      if (variable.fallback === undefined && !variable.optional && strict.includes(name))
        wrong.push(`${name} is not set (${variable.says})`);
      continue;
    }
    const parsed = variable.schema.safeParse(text);
    if (parsed.success) values.set(name, parsed.data);
    else wrong.push(`${name} ${parsed.error.issues[0]?.message ?? 'is wrong'} (${variable.says})`);
  }
  if (wrong.length) {
    throw new Invalid(
      `The environment is not complete:\n${wrong.map((line) => `  ${line}`).join('\n')}\n` +
        'Start with `npm start`, which sets them all, or copy .env.example and fill in what is named here.',
      { variables: wrong },
    );
  }
  return <T>(name: string) => values.get(name) as T;
}
