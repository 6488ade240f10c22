import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Journal } from './journal';
import { sendProblem } from './problems';
import { chance } from './random';
import { outcomes, systems, type SystemName } from './systems';

const callKinds = ['error', 'refuse', 'throttle', 'stall', 'truncate', 'done-then-timeout'] as const;
const hookKinds = ['webhook-duplicate', 'webhook-late', 'webhook-reordered', 'webhook-forged'] as const;

type CallKind = (typeof callKinds)[number];
type HookKind = (typeof hookKinds)[number];

const common = {
  system: z.enum([...systems, '*']),
  /** An operation (`order`), a webhook type (`check.completed`), or everything. */
  operation: z.string().max(60).default('*'),
  /** How often of all the times that it could. (Default: always) */
  probability: z.number().min(0).max(1).default(1),
  /** Stops after so many. (Default: never) */
  count: z.int().min(1).optional(),
  /** Only what is about this story (hire_…): its hire, its engagements, or the people that it asked. (Default: all) */
  thread: z.string().max(100).optional(),
};

/** Misbehaviour: `seconds` is the length of a stall, of Retry-After, of lateness, or how long a lost reply keeps its socket. */
const FaultRule = z.strictObject({
  ...common,
  kind: z.enum([...callKinds, ...hookKinds]),
  seconds: z.number().min(0).max(3600).optional(),
});

/** A turn of the story: what a vendor finds, for everyone or for one person (our id). Never a technical failure. */
const ofPerson = { ...common, person: z.string().max(100).optional() };
const outcomeRules = [
  z.strictObject({ ...ofPerson, system: z.literal('screening'), outcome: z.enum(outcomes.screening) }),
  z.strictObject({ ...ofPerson, system: z.literal('signature'), outcome: z.enum(outcomes.signature) }),
  z.strictObject({ ...ofPerson, system: z.literal('learning'), outcome: z.enum(outcomes.learning) }),
  z.strictObject({ ...ofPerson, system: z.literal('scim'), outcome: z.enum(outcomes.scim) }),
  z.strictObject({ ...ofPerson, system: z.literal('marketplace'), outcome: z.enum(outcomes.marketplace) }),
] as const;

const rules = z.array(z.union([FaultRule, ...outcomeRules])).max(1000);

export const FaultPlan = z.strictObject({ seed: z.int().default(1), rules });
export type FaultPlan = z.infer<typeof FaultPlan>;
export type FaultPlanInput = z.input<typeof FaultPlan>;

/** More rules for the plan in force. */
export const MoreRules = z.strictObject({ rules });

/** A line of the journal `faults`. */
export type FaultLine =
  | { type: 'plan.set'; wall: string; plan: FaultPlan }
  | { type: 'plan.extended'; wall: string; rules: FaultPlan['rules'] }
  | { type: 'plan.cleared'; wall: string }
  | { type: 'injected'; wall: string; system: SystemName; operation: string; n: number; rule: number; what: string };

export interface Faults {
  plan(): FaultPlan;
  set(plan: FaultPlan): Promise<void>;
  /** Adds rules; those in force keep their counts. */
  extend(rules: FaultPlan['rules']): Promise<void>;
  clear(): Promise<void>;
  /**
   * Makes this call of the operation go wrong, if the plan says so. Goes before the handler. `about`: what the request is
   * about, where neither its key nor its address nor its body says so.
   */
  middleware(system: SystemName, operation: string, about?: (req: Request) => string): RequestHandler;
  /** What goes wrong with this call, if anything: for what does not speak HTTP. */
  call(system: SystemName, operation: string, about?: string): { kind: CallKind; seconds: number | undefined } | null;
  /** What goes wrong with this webhook about a key, if anything. */
  hook(system: SystemName, type: string, key?: string): { kind: HookKind; seconds: number | undefined } | null;
  /** What the plan wants a vendor to find about a person or a key, if anything. */
  outcome(system: SystemName, operation: string, personId: string, key?: string): string | null;
}

/** The stories that a text names, by the id of their hire, of an engagement or of a person. */
export type ThreadsIn = (text: string) => ReadonlySet<string>;

type Rule = FaultPlan['rules'][number];

/** Calls, webhooks and outcomes are counted apart: one does not shift the draws of another. */
type Family = 'call' | 'hook' | 'outcome';

/** Seeded misbehaviour: whether the n-th call of an operation goes wrong depends on (seed, system, operation, n) alone. */
export function createFaults(journal: Journal<FaultLine>, threadsIn: ThreadsIn = () => new Set()): Faults {
  let plan: FaultPlan = { seed: 1, rules: [] };
  let calls = new Map<string, number>();
  let injected = new Map<number, number>();

  function apply(line: FaultLine): void {
    if (line.type === 'injected') {
      injected.set(line.rule, (injected.get(line.rule) ?? 0) + 1);
      const rule = plan.rules[line.rule];
      if (rule) calls.set(slot(line.system, line.operation, familyOf(rule)), line.n);
      return;
    }
    if (line.type === 'plan.extended') {
      plan = { ...plan, rules: [...plan.rules, ...line.rules] };
      return;
    }
    plan = line.type === 'plan.set' ? line.plan : { seed: 1, rules: [] };
    calls = new Map();
    injected = new Map();
  }
  for (const line of journal.replayed) apply(line);

  async function write(line: FaultLine): Promise<void> {
    apply(line);
    await journal.append(line);
  }

  function draw(
    system: SystemName,
    operation: string,
    family: Family,
    about: string,
    fits?: (rule: Rule) => boolean,
  ): Rule | null {
    if (plan.rules.length === 0) return null;
    const n = (calls.get(slot(system, operation, family)) ?? 0) + 1;
    calls.set(slot(system, operation, family), n);
    for (const [index, rule] of plan.rules.entries()) {
      if (rule.system !== '*' && rule.system !== system) continue;
      if (rule.operation !== '*' && rule.operation !== operation) continue;
      if (familyOf(rule) !== family || fits?.(rule) === false) continue;
      if (rule.thread !== undefined && !threadsIn(about).has(rule.thread)) continue;
      if ((injected.get(index) ?? 0) >= (rule.count ?? Infinity)) continue;
      if (chance(plan.seed, system, operation, family, n, index) >= rule.probability) continue;
      const what = 'kind' in rule ? rule.kind : rule.outcome;
      void write({ type: 'injected', wall: wall(), system, operation, n, rule: index, what });
      return rule;
    }
    return null;
  }

  function call(
    system: SystemName,
    operation: string,
    about = '',
  ): { kind: CallKind; seconds: number | undefined } | null {
    const rule = draw(system, operation, 'call', about);
    return rule && 'kind' in rule ? { kind: rule.kind as CallKind, seconds: rule.seconds } : null;
  }

  return {
    plan: () => plan,
    set: (next) => write({ type: 'plan.set', wall: wall(), plan: next }),
    extend: (more) => write({ type: 'plan.extended', wall: wall(), rules: more }),
    clear: () => write({ type: 'plan.cleared', wall: wall() }),
    middleware: (system, operation, about) => (req, res, next) => {
      const fault = call(system, operation, `${namedBy(req)} ${about?.(req) ?? ''}`);
      if (!fault) return next();
      misbehave(fault.kind, fault.seconds, res, next);
    },
    call,
    hook: (system, type, key = '') => {
      const rule = draw(system, type, 'hook', key);
      return rule && 'kind' in rule ? { kind: rule.kind as HookKind, seconds: rule.seconds } : null;
    },
    outcome: (system, operation, personId, key = '') => {
      // The key before the person: who works on two things at once is checked for one of them.
      const about = key || personId;
      const fits = (one: Rule) => 'outcome' in one && (one.person ?? personId) === personId;
      const rule = draw(system, operation, 'outcome', about, fits);
      return rule && 'outcome' in rule ? rule.outcome : null;
    },
  };
}

/** What a request says it is about. */
function namedBy(req: Request): string {
  return `${req.get('idempotency-key') ?? ''} ${req.originalUrl} ${JSON.stringify(req.body ?? null)}`;
}

function misbehave(kind: CallKind, seconds: number | undefined, res: Response, next: () => void): void {
  switch (kind) {
    case 'error':
      return sendProblem(res, 500, 'injected-error', 'The sandbox was told to fail');
    case 'refuse':
      return sendProblem(res, 422, 'refused', 'The sandbox was told to refuse this');
    case 'throttle':
      res.set('Retry-After', String(Math.ceil(seconds ?? 1)));
      return sendProblem(res, 429, 'too-many-requests', 'The sandbox was told to throttle; try again later');
    case 'stall':
      return void setTimeout(next, (seconds ?? 30) * 1000).unref();
    case 'truncate':
      instead(res, (body, end) => {
        const half = body.subarray(0, Math.floor(body.length / 2));
        res.setHeader('Content-Length', half.length);
        end(half);
      });
      return next();
    case 'done-then-timeout':
      instead(res, () => void setTimeout(() => res.socket?.destroy(), (seconds ?? 0) * 1000).unref());
      return next();
  }
}

// The work is done and journalled by the time a handler ends its reply: from here on only the reply goes wrong.
function instead(res: Response, reply: (body: Buffer, end: (body: Buffer) => void) => void): void {
  const end = res.end.bind(res) as (body: Buffer) => Response;
  res.end = ((chunk?: unknown) => {
    const body = Buffer.isBuffer(chunk) ? chunk : Buffer.from(typeof chunk === 'string' ? chunk : '');
    reply(body, end);
    return res;
  }) as typeof res.end;
}

function familyOf(rule: Rule): Family {
  if ('outcome' in rule) return 'outcome';
  return (callKinds as readonly string[]).includes(rule.kind) ? 'call' : 'hook';
}

function slot(system: SystemName, operation: string, family: Family): string {
  return `${family}/${system}/${operation}`;
}

function wall(): string {
  return new Date().toISOString();
}
