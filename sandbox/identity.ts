import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { createAccounts, createDirectory, type Account, type Accounts, type Directory } from './scim/directory';
import { scimError, scimProblem } from './scim/problems';
import { scimCapabilities, scimUsers, type ScimQuery } from './scim/users';
import type { Kit } from './support/kit';

type IdentityEvents = {
  'account.written': { system: string; account: Account; key: string | null };
  'account.removed': { system: string; id: string };
};

/**
 * SCIM 2.0 for every outside system: each name is a directory of its own at `/scim/<system>/v2`. A rule
 * `{system: "scim", operation: "grant:chat", outcome: "refused"}` of the fault plan lets one of them refuse new roles.
 */
export function createIdentity(kit: Kit<IdentityEvents>): void {
  const systems = new Map<string, Accounts>();

  function accountsOf(system: string): Accounts {
    const known = systems.get(system) ?? createAccounts();
    return systems.set(system, known).get(system)!;
  }

  kit.fold({
    'account.written': ({ system, account }) => void accountsOf(system).put(account),
    'account.removed': ({ system, id }) => void accountsOf(system).drop(id),
  });

  function directoryOf(system: string): Directory {
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(system))
      throw scimError(404, null, 'There is no such system; names are lower-case words joined by hyphens');
    return createDirectory(accountsOf(system), {
      now: kit.now,
      newId: randomUUID,
      written: async (account, key) => {
        refuseIfTold(system, account, key);
        await kit.record({ type: 'account.written', data: { system, account, key: key ?? null } });
      },
      removed: (id) => kit.record({ type: 'account.removed', data: { system, id } }),
    });
  }

  /** Roles are refused, never their end: what is taken away stays taken away. */
  function refuseIfTold(system: string, { active, roles, externalId }: Account, key?: string): void {
    if (active === false || !roles?.length || !externalId) return;
    if (kit.outcome(`grant:${system}`, externalId, key) !== 'refused') return;
    throw scimError(400, 'invalidValue', 'This person may not have an account here; ask the owner of the system');
  }

  const { router } = kit;
  // Accounts are changed by an id of their own; whose it is only the directory knows.
  const whose = (req: Request) =>
    systems.get(String(req.params['system']))?.byId(String(req.params['id']))?.externalId ?? '';
  const many = '/:system/v2/Users';
  const one = '/:system/v2/Users/:id';

  router.get('/:system/v2/ServiceProviderConfig', ...kit.guard('config'), async (_req, res) => {
    send(res, 200, await scimCapabilities());
  });
  router.get(many, ...kit.guard('list'), async (req, res) => {
    const list = await users(req).list(req.query as ScimQuery);
    await kit.settled();
    send(res, 200, list, located(req));
  });
  router.post(many, ...kit.guard('create'), async (req, res) => {
    send(res, 201, await users(req).create(req.body), located(req));
  });
  router.get(one, ...kit.guard('read', whose), async (req, res) => {
    const user = await users(req).read(idOf(req), req.query as ScimQuery);
    await kit.settled();
    send(res, 200, user, located(req));
  });
  router.put(one, ...kit.guard('replace', whose), async (req, res) => {
    send(res, 200, await users(req).replace(idOf(req), req.body), located(req));
  });
  router.patch(one, ...kit.guard('patch', whose), async (req, res) => {
    const changed = await users(req).patch(idOf(req), req.body);
    if (changed) send(res, 200, changed, located(req));
    else res.status(204).end();
  });
  router.delete(one, ...kit.guard('delete', whose), async (req, res) => {
    await users(req).remove(idOf(req));
    res.status(204).end();
  });
  router.use(scimProblems);

  function users(req: Request) {
    return scimUsers(directoryOf(String(req.params['system'])), req.get('idempotency-key'));
  }

  function located(req: Request): (body: Resource) => void {
    return (body) => {
      for (const user of body.Resources ?? [body])
        if (user.meta && user.id) user.meta.location = kit.link(`/${String(req.params['system'])}/v2/Users/${user.id}`);
    };
  }
}

interface Resource {
  id?: string;
  meta?: { location?: string };
  Resources?: Resource[];
}

function idOf(req: Request): string {
  return String(req.params['id']);
}

function send(
  res: Response,
  status: number,
  body: unknown,
  complete: (body: Resource) => void = () => undefined,
): void {
  const plain = JSON.parse(JSON.stringify(body)) as Resource;
  complete(plain);
  res.status(status).type('application/scim+json').send(JSON.stringify(plain));
}

const scimProblems: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  const problem = scimProblem(error);
  if (problem) send(res, problem.status, problem.body);
  else next(error);
};
