import { z } from 'zod';

import { listAsks, readAsk, readAsks } from '../../adapters/db/reads/asks';
import { AskAnswer, AskReassignment, askStates, AskView } from '../../domain/ask/contract';
import { Invalid, MusterError, NotFound } from '../../domain/errors';
import { phases } from '../../domain/lifecycle';
import { roles } from '../../domain/roles';
import { actorOf } from '../caller';
import { flag, listQuery, page } from '../lists';
import { Problem, tell } from '../problems';
import { route, type Context } from '../route';

const readers = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'auditor', 'talent'] as const;
const answerers = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer', 'talent'] as const;
const reassigners = ['admin', 'ops', 'hr', 'lead', 'approver', 'engineer'] as const;

const id = z.string().max(100);
const byId = z.strictObject({ id });

/** One answer among several. */
const AnswerTo = AskAnswer.extend({ ask: id.describe('Id of the ask.') });

const Outcome = z.strictObject({
  ask: z.string(),
  status: z.enum(['answered', 'refused']).describe('In a dry run: what it would be.'),
  problem: Problem.nullable().describe('Why it was refused.'),
});

export const askRoutes = [
  route({
    method: 'get',
    path: '/v1/asks',
    summary: 'Questions to people, the one due first on top',
    describe: 'Talent see their own; staff see those of the stories that they take part in.',
    query: listQuery({
      mine: flag.optional().describe('Only those that wait for the caller: by name, by role, or by escalation.'),
      state: z.enum(askStates).optional(),
      talent: id.optional(),
      user: id.optional(),
      role: z.enum(roles).optional(),
      subject: id.optional().describe('The hire or engagement that it is about.'),
      thread: id.optional().describe('The hire whose story it belongs to.'),
      phase: z.enum(phases).optional(),
      kind: z.string().max(100).optional(),
      openedBefore: z.iso.datetime({ offset: true }).optional().describe('Business time: those that are older.'),
    }),
    replies: { 200: page(AskView) },
    policy: { roles: readers },
    handle: async ({ reads, query }) => ({ status: 200, body: await listAsks(reads, query) }),
  }),
  route({
    method: 'get',
    path: '/v1/asks/{id}',
    summary: 'One question with its form and options',
    params: byId,
    replies: {
      200: AskView.extend({
        csrf: z.string().optional().describe('For the header X-CSRF-Token of the answer; only with a cookie.'),
      }),
    },
    policy: { roles: readers },
    handle: async ({ reads, params, caller }) => {
      const ask = await readAsk(reads, params.id);
      const csrf = caller.kind === 'nobody' ? undefined : caller.session?.csrf;
      return { status: 200, body: { ...ask, ...(csrf !== undefined && { csrf }) } };
    },
  }),
  route({
    method: 'post',
    path: '/v1/asks/{id}/answer',
    summary: 'Answer a question',
    describe: 'The first answer counts: a second one gets 409 with the first in “facts”. So a repeat is harmless.',
    params: byId,
    body: AskAnswer,
    replies: { 200: AskView },
    policy: { roles: answerers },
    handle: async ({ reads, params, body, caller, store }) => {
      await readAsk(reads, params.id);
      await store.transaction((tx) => store.asks.answer(tx, params.id, actorOf(caller), body));
      return { status: 200, body: await readAsk(reads, params.id) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/asks/{id}/reassign',
    summary: 'Give a question to another user or role',
    describe: 'An absent approver delegates. Nobody chooses who answers what they must not answer themselves.',
    params: byId,
    body: AskReassignment,
    replies: { 200: AskView },
    policy: { roles: reassigners },
    handle: async ({ reads, params, body, caller, store }) => {
      await readAsk(reads, params.id);
      await store.transaction((tx) => store.asks.reassign(tx, params.id, body.to, actorOf(caller), body.reason));
      return { status: 200, body: await readAsk(reads, params.id) };
    },
  }),
  route({
    method: 'post',
    path: '/v1/asks/answers',
    tag: 'asks',
    summary: 'Answer many questions, each on its own',
    describe: 'With dryRun nothing is written and the outcome tells what would happen.',
    body: z.strictObject({ answers: z.array(AnswerTo).min(1).max(200), dryRun: z.boolean().default(false) }),
    replies: { 200: z.strictObject({ dryRun: z.boolean(), outcomes: z.array(Outcome) }) },
    policy: { roles: answerers },
    limit: 'bulk',
    handle: async (ctx) => {
      refuseTwice(ctx.body.answers);
      const outcomes: z.output<typeof Outcome>[] = [];
      for (const answer of ctx.body.answers) outcomes.push(await answerOne(ctx, answer, ctx.body.dryRun));
      return { status: 200, body: { dryRun: ctx.body.dryRun, outcomes } };
    },
  }),
  route({
    method: 'post',
    path: '/v1/ask-groups/{key}/answers',
    tag: 'asks',
    summary: 'Answer several questions of one group at once: all of them, or none',
    params: z.strictObject({ key: z.string().max(200).describe('E.g. eng_…/papers, with / written as %2F.') }),
    body: z.strictObject({ answers: z.array(AnswerTo).min(1).max(100) }),
    replies: { 200: z.strictObject({ items: z.array(AskView) }) },
    policy: { roles: answerers },
    handle: async (ctx) => {
      refuseTwice(ctx.body.answers);
      await answerGroup(ctx, ctx.params.key, ctx.body.answers);
      const items = await readAsks(ctx.reads, idsIn(ctx.body.answers));
      return { status: 200, body: { items } };
    },
  }),
];

type Answers = z.output<typeof AnswerTo>[];

const idsIn = (answers: Answers): string[] => answers.map(({ ask }) => ask);

/** Rolls a transaction back that would have succeeded. */
class DryRun extends Error {}

async function answerOne(
  ctx: Context,
  { ask, ...answer }: Answers[number],
  dryRun: boolean,
): Promise<z.output<typeof Outcome>> {
  try {
    await readAsk(ctx.reads, ask);
    await ctx.store.transaction(async (tx) => {
      await ctx.store.asks.answer(tx, ask, actorOf(ctx.caller), answer);
      if (dryRun) throw new DryRun();
    });
  } catch (error) {
    if (error instanceof DryRun) return { ask, status: 'answered', problem: null };
    if (!(error instanceof MusterError)) throw error;
    const { problem } = tell(error, { publicUrl: ctx.config.publicUrl, requestId: ctx.requestId });
    return { ask, status: 'refused', problem };
  }
  return { ask, status: 'answered', problem: null };
}

async function answerGroup(ctx: Context, key: string, answers: Answers): Promise<void> {
  // Before the transaction: who holds a connection and waits for a second one may wait for all who do the same.
  const stranger = (await readAsks(ctx.reads, idsIn(answers))).find(({ group }) => group !== key);
  if (stranger)
    throw new NotFound('This group has no such question; look into /v1/asks.', { ask: stranger.id, group: key });
  await ctx.store.transaction((tx) => ctx.store.asks.answerAll(tx, actorOf(ctx.caller), answers, pointInto));
}

/** The fields of one answer, as fields of the list. */
function pointInto(error: MusterError, index: number): never {
  const errors = error.facts['errors'];
  if (!(error instanceof Invalid) || !Array.isArray(errors)) throw error;
  const moved = (errors as { pointer: string; message: string }[]).map((one) => ({
    ...one,
    pointer: `/answers/${index}${one.pointer}`,
  }));
  throw new Invalid(error.message, { ...error.facts, errors: moved });
}

function refuseTwice(answers: Answers): void {
  const seen = new Set<string>();
  const twice = answers.flatMap(({ ask }, i) => {
    const again = seen.has(ask);
    seen.add(ask);
    return again ? [{ pointer: `/answers/${i}/ask`, message: 'is answered before in this list' }] : [];
  });
  if (twice.length > 0)
    throw new Invalid('A question is answered twice in this list; leave one answer.', { errors: twice });
}
