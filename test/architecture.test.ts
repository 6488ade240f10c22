import path from 'node:path';

import { importsOf, type Import } from './support/imports';

const root = path.join(__dirname, '..');

interface Room {
  /** What may be loaded: packages, rooms and files of the house. */
  loads: RegExp;
  /** What may besides be known by type. */
  knows?: RegExp;
}

const builtin = 'node:(?:crypto|fs|http|net|path|stream|timers|url|zlib)';

/** The doors of architecture.md. A file's own room is always open. */
const doors: Record<string, Room> = {
  domain: { loads: /^$/ },
  workflows: { loads: /^(@temporalio\/(workflow|common)$|domain\/)/, knows: /^activities\// },
  activities: {
    loads: /^(node:crypto$|@temporalio\/(activity|common)$|domain\/)/,
    // Steps know the store by type only: docs/decisions/002.
    knows: /^adapters\/db\//,
  },
  adapters: {
    loads: new RegExp(
      `^(${builtin}|zod|knex|pg|nodemailer|pdfmake|jose|standardwebhooks|@temporalio/(client|common))$|^domain/|^migrations/index\\.ts$`,
    ),
    knows: /^activities\/ports\.ts$/,
  },
  api: {
    loads: new RegExp(
      `^(${builtin}|zod|express|helmet|express-rate-limit|pino|pino-http|prom-client|eta|csv-stringify|jose|standardwebhooks|swagger-ui-dist|@temporalio/(client|common))$|^domain/|^adapters/db/|^workflows/messages\\.ts$`,
    ),
    knows: /^workflows\//,
  },
  sandbox: {
    loads: new RegExp(
      `^(${builtin}|zod|express|scimmy|smtp-server|mailparser|nodemailer|standardwebhooks|pino)$|^domain/`,
    ),
  },
  migrations: { loads: /^$/, knows: /^knex$/ },
  client: { loads: /^openapi-fetch$/ },
};

/** Files that only put the parts together may open any door. */
const wiring = ['api/server.ts', 'sandbox/main.ts'];

/** Packages that a room lets in by one kind of file only. */
const gates: { at: RegExp; loads: RegExp; only: RegExp }[] = [
  { at: /^domain\//, loads: /^zod$/, only: /(^|[/-])contract\.ts$/ },
  { at: /^domain\//, loads: /^luxon$/, only: /^domain\/calendar\.ts$/ },
  // Ids are hashes of business keys, and workflows make ids: docs/decisions/001.
  { at: /^domain\//, loads: /^@noble\/hashes$/, only: /^domain\/ids\.ts$/ },
  // A library solves the season's integer programme, in one file: docs/decisions/009.
  { at: /^domain\//, loads: /^yalps$/, only: /^domain\/campaign\/solver\.ts$/ },
];

const imports = importsOf(root, [...Object.keys(doors), 'worker']);

test.each(Object.keys(doors))('%s/ opens no door that is not in the table', (name) => {
  const strays = imports.filter((one) => roomOf(one.from) === name && !wiring.includes(one.from) && !isOpen(one));
  expect(strays.map(said)).toEqual([]);
});

test('no workflow loads a schema or a calendar, not even by another file', () => {
  const loaded = loadedFrom('workflows/index.ts');
  const heavy = [...loaded.entries()].filter(([file]) => /^(zod|luxon)$|contract\.ts$|calendar\.ts$/.test(file));
  expect(heavy.map(([file, by]) => `${by} loads ${file}`)).toEqual([]);
});

test('every phase has its rules and its steps under its own name', () => {
  const files = new Set(imports.map(({ from }) => from));
  for (const column of ['source', 'onboard', 'assign', 'evaluate', 'offboard']) {
    expect([...files].filter((file) => file.startsWith(`domain/${column}/`))).not.toEqual([]);
    expect(files).toContain(`activities/${column}.ts`);
  }
});

function isOpen(one: Import): boolean {
  const gate = gates.find(({ at, loads }) => at.test(one.from) && loads.test(one.to));
  if (gate) return gate.only.test(one.from);
  const own = roomOf(one.from);
  if (roomOf(one.to) === own) return true;
  const { loads, knows } = doors[own]!;
  // A type can be known of whatever may be loaded, and of the contracts and ports that the rules are about.
  return loads.test(one.to) || (one.typeOnly && (knows?.test(one.to) === true || /^node:/.test(one.to)));
}

/** Every file and package that is loaded with a file, with the file that loads it. */
function loadedFrom(entry: string): Map<string, string> {
  const loaded = new Map([[entry, 'the worker']]);
  for (const file of loaded.keys()) {
    for (const { to, from, typeOnly } of imports)
      if (from === file && !typeOnly && !loaded.has(to)) loaded.set(to, from);
  }
  return loaded;
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? '';
}

function said({ from, to, typeOnly }: Import): string {
  return `${from} ${typeOnly ? 'knows' : 'loads'} ${to}`;
}
