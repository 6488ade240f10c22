import { z } from 'zod';

import { latest, list, publish, read } from '../../adapters/db/policies';
import { Conflict, NotFound } from '../../domain/errors';
import { policySchemas, type PolicyKind } from '../../domain/policy/contract';
import { policyKinds } from '../../domain/policy/kinds';
import { actorIdOf } from '../caller';
import { checkSeen, etag, seenVersion } from '../preconditions';
import { route } from '../route';
import { parsePart } from '../validate';

const PolicyVersionView = z.strictObject({
  kind: z.string(),
  version: z.int(),
  note: z.string().describe('Why this version exists.'),
  createdBy: z.string(),
  createdAt: z.string(),
});

const PolicyView = PolicyVersionView.extend({ document: z.record(z.string(), z.unknown()) });

const NewPolicy = z.strictObject({
  document: z.record(z.string(), z.unknown()).describe('All of it; it replaces the version before.'),
  note: z.string().trim().min(1).max(500).describe('Why.'),
  dryRun: z.boolean().default(false).describe('Only check it.'),
});

const params = z.strictObject({
  kind: z.string().max(100).describe('E.g. onboard; write classification/US-CA as classification%2FUS-CA.'),
});
const readers = ['admin', 'ops', 'lead', 'hr', 'engineer', 'auditor', 'approver'] as const;

export const policyRoutes = [
  route({
    method: 'get',
    path: '/v1/policies',
    summary: 'All policies, each in its versions',
    query: z.strictObject({ kind: z.string().max(100).optional() }),
    replies: { 200: z.strictObject({ items: z.array(PolicyVersionView) }) },
    policy: { roles: readers },
    handle: async ({ database, query }) => ({ status: 200, body: { items: await list(database.knex, query.kind) } }),
  }),
  route({
    method: 'get',
    path: '/v1/policies/{kind}',
    summary: 'One policy: the newest version, or the one asked for',
    params,
    query: z.strictObject({ version: z.coerce.number().int().min(1).optional() }),
    replies: { 200: PolicyView },
    policy: { roles: readers },
    handle: async ({ database, params: { kind }, query }) => {
      const versions = await list(database.knex, kind);
      const wanted = versions.find(({ version }) => version === (query.version ?? versions[0]?.version));
      if (!wanted) throw new NotFound(`There is no such version of a policy “${kind}”; see /v1/policies.`);
      const document = await read<Record<string, unknown>>(database.knex, kind, wanted.version);
      return { status: 200, headers: { ETag: etag(wanted.version) }, body: { ...wanted, document } };
    },
  }),
  route({
    method: 'post',
    path: '/v1/policies/{kind}',
    summary: 'Publish a new version; runs that began keep theirs',
    describe: 'If-Match holds the ETag of the version that it was made from.',
    params,
    body: NewPolicy,
    replies: {
      200: z.strictObject({ valid: z.literal(true), after: z.int().describe('The version that it would follow.') }),
      201: z.strictObject({ kind: z.string(), version: z.int() }),
    },
    policy: { roles: ['admin', 'ops'] },
    handle: async ({ database, params: { kind }, body, caller, req }) => {
      const known = kindOf(kind);
      const seen = seenVersion(req);
      const document = checked(known, body.document);
      const present = (await latest(database.knex, [known]))[known];
      checkSeen(seen, present);
      if (body.dryRun)
        return { status: 200, headers: { ETag: etag(present) }, body: { valid: true as const, after: present } };
      const version = await database
        .transaction((tx) => publish(tx, { kind, document, note: body.note, by: actorIdOf(caller), after: seen }))
        .catch((error: unknown) => lostRace(error, seen));
      const headers = { ETag: etag(version), Location: `/v1/policies/${encodeURIComponent(kind)}?version=${version}` };
      return { status: 201, headers, body: { kind, version } };
    },
  }),
];

function kindOf(kind: string): PolicyKind {
  const known = policyKinds.find((one) => one === kind);
  if (!known) throw new NotFound(`There is no kind of policy “${kind}”; there are: ${policyKinds.join(', ')}.`);
  return known;
}

/** The document as its contract parses it. Throws `Invalid` with pointers into the request’s body. */
function checked(kind: PolicyKind, document: Record<string, unknown>): Record<string, unknown> {
  const schema = z.strictObject({ document: policySchemas[kind] });
  return (parsePart(schema, { document }) as { document: Record<string, unknown> }).document;
}

/** Someone published between our look and our write. */
function lostRace(error: unknown, seen: number): never {
  if (error instanceof Conflict && typeof error.facts['latest'] === 'number') checkSeen(seen, error.facts['latest']);
  throw error;
}
