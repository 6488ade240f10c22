import type { Services } from '../services';
import { actorIdOf, type Caller } from '../caller';
import { localDate, isTimeZone } from '../../domain/calendar';
import { Conflict, Invalid, type FieldError } from '../../domain/errors';
import type { HireRequest } from '../../domain/hire/contract';
import { problemsOf } from '../../domain/hire/rules';
import { deriveId, runIds } from '../../domain/ids';
import { toMinor } from '../../domain/money';
import { policyKinds } from '../../domain/policy/kinds';
import { factorProblems } from '../../domain/source/classification/factors';
import { sameContent } from './same-content';

/**
 * Takes a hire in: checks it, then writes intake, event and the start of its run in one transaction, and delivers the start.
 * The same external id from the same caller finds the same hire; another content under it is a Conflict.
 * Throws Invalid with every field that is wrong.
 */
export async function createHire(
  services: Pick<Services, 'store' | 'deliver'>,
  caller: Caller,
  request: HireRequest,
  facts: { requestId: string; patienceSeconds: number },
): Promise<{ id: string; fresh: boolean }> {
  const { store } = services;
  const source = actorIdOf(caller);
  const id = deriveId('hire', source, request.externalId);
  const fresh = await store.transaction(async (tx) => {
    const zone = isTimeZone(request.timeZone) ? request.timeZone : 'UTC';
    const today = localDate(await store.clock.now(tx), zone);
    const errors = [...problemsOf(request, today), ...(await factorErrors(services, tx, request, today))];
    if (errors.length > 0) throw new Invalid(errors.map((e) => e.message).join('; '), { errors });
    const requestedBy = await leadOf(services, tx, caller, request);
    const policies = await store.policies.latest(tx, policyKinds);
    const written = await store.hires.insertHire(
      tx,
      {
        id,
        source,
        intake: request,
        policies,
        requestedBy,
        workflowId: runIds.hire(id),
        budgetMinor: toMinor(request.budget).amountMinor,
      },
      source,
    );
    if (!written) {
      await refuseOther(services, tx, id, request);
      return false;
    }
    await store.outbox.put(tx, {
      key: `start/${runIds.hire(id)}`,
      kind: 'start',
      workflowId: runIds.hire(id),
      payload: {
        workflowType: 'hire',
        taskQueue: 'muster',
        args: [{ v: 1, hireId: id, patienceSeconds: facts.patienceSeconds }],
        staticSummary: `hire of one ${request.role}, ${request.starts} to ${request.ends}`.slice(0, 200),
        searchAttributes: { MusterRole: request.role, MusterPhase: 'source', MusterState: 'received' },
        memo: { requestId: facts.requestId },
      },
    });
    return true;
  });
  await services.deliver();
  return { id, fresh };
}

/** Factors that the rule set of the place does not ask for; the rule set in force today is the one that the run will pin. */
async function factorErrors(
  { store }: Pick<Services, 'store'>,
  tx: Tx,
  { arrangement, jurisdiction }: HireRequest,
  today: string,
): Promise<FieldError[]> {
  if (!arrangement.factors?.length) return [];
  const found = await store.ruleSets.ruleSetOn(tx, jurisdiction, today);
  return factorProblems(arrangement.factors, jurisdiction, found?.rules ?? null);
}

type Tx = Parameters<Parameters<Services['store']['transaction']>[0]>[0];

/** Who leads: the lead named, else the caller when they lead, else the first lead on record. */
async function leadOf(
  { store }: Pick<Services, 'store'>,
  tx: Tx,
  caller: Caller,
  request: HireRequest,
): Promise<string> {
  if (request.lead) {
    const named = await store.users.findUserByEmail(tx, request.lead);
    if (!named?.roles.includes('lead')) {
      const message = 'is no lead on record; name another, or leave it out';
      throw new Invalid(`lead ${message}`, { errors: [{ pointer: '/lead', message }] });
    }
    return named.id;
  }
  if (caller.kind === 'user' && caller.id.startsWith('user_') && caller.roles.includes('lead')) return caller.id;
  const first = (await store.users.listUsers(tx, 'lead'))[0];
  if (!first)
    throw new Invalid('There is no lead on record; name one with "lead", or create one: muster keys create --user', {
      errors: [{ pointer: '/lead', message: 'name who leads' }],
    });
  return first.id;
}

async function refuseOther(
  { store }: Pick<Services, 'store'>,
  tx: Tx,
  id: string,
  request: HireRequest,
): Promise<void> {
  const known = await store.hires.lockHire(tx, id);
  if (sameContent(known.intake, request)) return;
  throw new Conflict(
    `externalId “${request.externalId}” is taken by hire ${id} with another content; use a new one or GET /v1/hires/${id}.`,
    { hire: id },
  );
}
