import { shiftDate } from '../../domain/calendar';
import { CampaignRequest } from '../../domain/campaign/contract';
import type { FieldError } from '../../domain/errors';
import type { Posted } from '../pages/form';
import { seasonFields } from './season-fields';
import { linesOf, tagOf } from './tags';

/** What is typed into the form of a season: texts by the name of their input, so that it can be shown again as it was. */
export type SeasonDraft = Readonly<Record<string, string>>;

/** Choices beside the plain inputs. */
const choices = [
  'demandBy',
  'base.backfilled',
  'pay.paidHours',
  'pay.trainingPaid',
  'engagementType',
  'covers.new',
  'covers.base',
];
const names = [...seasonFields.keys(), ...choices];

/** A first draft: figures that are usual in support, none of them hidden. `today` is a local date. */
export function emptySeason(today: string, timeZone: string, reference: string): SeasonDraft {
  return {
    name: '',
    externalId: reference,
    role: 'support agent',
    jurisdiction: 'US-NY',
    timeZone,
    engagementType: 'w2_seasonal',
    skills: 'customer-support 2\nenglish 4',
    systems: 'helpdesk as agent\ntelephony as agent\nknowledge-base as reader',
    queues: '',
    demandBy: 'curve',
    'demand.baseCalls': '100',
    'demand.swing.percent': '400',
    'demand.swing.meaning': '',
    'demand.intervalMinutes': '30',
    'demand.peakStarts': mondayAfter(shiftDate(today, 119)),
    'demand.rampWeeks': '4',
    'demand.peakWeeks': '6',
    'demand.fallWeeks': '2',
    'demand.csv': '',
    'service.ahtSeconds': '180',
    'service.level': '80',
    'service.thresholdSeconds': '20',
    'service.maxOccupancy': '85',
    'service.shrinkage': '30',
    'hours.openPerWeek': '84',
    'hours.averageToPeak': '70',
    'hours.perAgentWeek': '20',
    'hours.attendance': '92',
    'hours.scheduleFit': '100',
    'yields.screenPass': '50',
    'yields.accept': '80',
    'yields.clear': '92',
    'yields.show': '90',
    'yields.classroom': '85',
    'yields.nesting': '90',
    'yields.weeklySurvival': '98',
    'base.heads': '64',
    'base.backfilled': 'true',
    'training.rooms': '1',
    'training.seats': '80',
    'training.trainerRatio': '20',
    'training.classroomWeeks': '2',
    'training.nestingWeeks': '1',
    'training.hoursPerWeek': '20',
    'training.sourcingLeadDays': '35',
    'training.blackouts': '',
    ramp: '50, 70, 85, 100',
    'pay.hourly.amount': '19.50',
    'pay.hourly.currency': 'USD',
    'pay.paidHours': 'worked',
    'pay.trainingPaid': 'true',
    'pay.burdenPercent': '12',
    'budget.amount': '',
    'covers.new': 'new',
    'covers.base': 'base',
  };
}

/** The draft that a posted form holds. */
export function seasonDraftOf(posted: Posted): SeasonDraft {
  return Object.fromEntries(names.map((name) => [name, textOf(posted[name])]));
}

/** The draft of a request that was taken before. */
export function draftOfRequest(request: CampaignRequest): SeasonDraft {
  const { demand, service, queues } = request;
  const typed = 'csv' in demand ? null : demand;
  const flat: Record<string, string> = {};
  for (const [name, field] of seasonFields) {
    const value = valueAt(request, name);
    if (typeof value === 'number') flat[name] = String(field.kind === 'percent' ? tidy(value * 100) : value);
    if (typeof value === 'string') flat[name] = value;
  }
  return {
    ...flat,
    role: request.role.replaceAll('-', ' '),
    engagementType: request.engagementType,
    skills: request.skills.map(({ skill, level }) => `${skill} ${level}`).join('\n'),
    systems: request.systems.map(({ system, role }) => `${system} as ${role}`).join('\n'),
    queues: (queues ?? [])
      .map(({ queue, channel, share, ahtSeconds, concurrency, level, thresholdSeconds }) =>
        [queue, channel, percentOf(share), ahtSeconds, concurrency, percentOf(level), thresholdSeconds]
          .map((cell) => cell ?? '')
          .join(', ')
          .replace(/(, )+$/, ''),
      )
      .join('\n'),
    demandBy: typed ? 'curve' : 'file',
    'demand.swing.meaning': typed?.swing.meaning ?? '',
    'service.shrinkage':
      typeof service.shrinkage === 'number'
        ? String(tidy(service.shrinkage * 100))
        : Object.entries(service.shrinkage)
            .map(([part, share]) => `${part} ${tidy(share * 100)}`)
            .join(', '),
    'base.backfilled': String(request.base.backfilled),
    'training.blackouts': request.training.blackouts.join('\n'),
    ramp: request.ramp.map((share) => tidy(share * 100)).join(', '),
    survivalByTenure: (request.survivalByTenure ?? []).map((share) => tidy(share * 100)).join(', '),
    'pay.paidHours': request.pay.paidHours,
    'pay.trainingPaid': String(request.pay.trainingPaid),
    'covers.new': request.budget.covers.includes('new') ? 'new' : '',
    'covers.base': request.budget.covers.includes('base') ? 'base' : '',
  };
}

/** The request that a draft stands for, or what is wrong with it: `pointer` is the input’s name. */
export function readSeason(draft: SeasonDraft): { request: CampaignRequest } | { errors: FieldError[] } {
  const { demand, ...rest } = bodyOf(draft);
  const [typed, imported] = CampaignRequest.shape.demand.options;
  const schema = draft['demandBy'] === 'file' ? imported : typed;
  const read = schema.safeParse(demand);
  const others = CampaignRequest.omit({ demand: true }).safeParse(rest);
  const issues = [
    ...(read.success ? [] : read.error.issues.map((issue) => ({ ...issue, path: ['demand', ...issue.path] }))),
    ...(others.success ? [] : others.error.issues),
  ];
  if (read.success && others.success) return { request: { ...others.data, demand: read.data } };
  return { errors: once(issues.map(({ path, message }) => told(path.map(String), message))) };
}

/** Errors of a plan with the inputs that they belong to. */
export function bySeasonInput(errors: readonly FieldError[]): FieldError[] {
  return once(errors.map(({ pointer, message }) => told(pointer.split('/').filter(Boolean), message)));
}

/** What an input is called on the page. */
export function seasonLabel(name: string): string {
  return seasonFields.get(name)?.label ?? name;
}

function told(path: readonly string[], message: string): FieldError {
  const name = inputOf(path);
  const field = seasonFields.get(name);
  // The contract’s own sentences speak of shares; the form has percentages, and what cannot be read has a remedy.
  const asked = name === 'demand.swing.meaning';
  const own =
    field && (asked || field.kind === 'percent' || /^(Invalid|Too )/.test(message))
      ? bound(message, field.remedy)
      : null;
  return { pointer: name, message: own ?? `${message.charAt(0).toUpperCase()}${message.slice(1)}.` };
}

function bound(message: string, remedy: string): string {
  const most = /expected (?:number|string) to be (<=?|>=?)\s?([\d.]+)/.exec(message);
  if (!most) return remedy;
  const [, sign = '', limit = ''] = most;
  const words = { '<=': 'at most', '<': 'less than', '>=': 'at least', '>': 'more than' }[sign];
  return remedy.includes('percentage') ? remedy : `Write ${words} ${limit}.`;
}

function inputOf(path: readonly string[]): string {
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('.');
    if (seasonFields.has(name)) return name;
  }
  const head = path[0] ?? '';
  if (head === 'demand') return path[1] === 'swing' ? 'demand.swing.percent' : 'demand.peakStarts';
  if (head === 'pay') return 'pay.hourly.amount';
  return head === 'budget' ? 'budget.amount' : head;
}

/** One sentence for an input: the first. */
function once(errors: readonly FieldError[]): FieldError[] {
  return errors.filter(({ pointer }, index) => errors.findIndex((other) => other.pointer === pointer) === index);
}

function bodyOf(draft: SeasonDraft): Record<string, unknown> {
  const text = (name: string) => (draft[name] ?? '').trim();
  const figure = (name: string) => {
    const typed = text(name).replace(/[,\s]/g, '');
    if (typed === '' || !Number.isFinite(Number(typed))) return undefined;
    return seasonFields.get(name)?.kind === 'percent' ? tidy(Number(typed) / 100) : Number(typed);
  };
  const group = (...fields: readonly string[]) =>
    Object.fromEntries(fields.map((name) => [name.split('.').at(-1) ?? name, figure(name)]));
  const under = (head: string) => group(...[...seasonFields.keys()].filter((name) => name.startsWith(`${head}.`)));
  const currency = text('pay.hourly.currency').toUpperCase();
  return {
    externalId: text('externalId'),
    name: text('name'),
    timeZone: text('timeZone'),
    jurisdiction: text('jurisdiction').toUpperCase(),
    engagementType: text('engagementType'),
    role: tagOf(text('role')),
    skills: linesOf(draft['skills'] ?? '').map((line) => {
      const [, skill = line, level = ''] = /^(.*?)[\s,:]+(\d)$/.exec(line) ?? [];
      return { skill: tagOf(skill), level: Number(level || Number.NaN) };
    }),
    demand: demandOf(draft, text, figure),
    service: { ...under('service'), shrinkage: shrinkageIn(text('service.shrinkage')) },
    ...(text('queues') ? { queues: linesOf(draft['queues'] ?? '').map(queueIn) } : {}),
    hours: under('hours'),
    yields: under('yields'),
    base: { heads: figure('base.heads'), backfilled: draft['base.backfilled'] === 'true' },
    training: { ...under('training'), blackouts: linesOf(draft['training.blackouts'] ?? '') },
    ramp: sharesIn(text('ramp')),
    ...(text('survivalByTenure') ? { survivalByTenure: sharesIn(text('survivalByTenure')) } : {}),
    pay: {
      hourly: { amount: amountIn(text('pay.hourly.amount')), currency },
      paidHours: text('pay.paidHours'),
      trainingPaid: draft['pay.trainingPaid'] === 'true',
      burdenPercent: figure('pay.burdenPercent'),
    },
    budget: {
      amount: amountIn(text('budget.amount')),
      currency,
      covers: [text('covers.new'), text('covers.base')].filter(Boolean),
    },
    systems: linesOf(draft['systems'] ?? '').map((line) => {
      const [system = '', role = ''] = line.split(/\s+as\s+/);
      return { system: tagOf(system), role: tagOf(role) };
    }),
  };
}

function demandOf(draft: SeasonDraft, text: (name: string) => string, figure: (name: string) => number | undefined) {
  const common = { intervalMinutes: figure('demand.intervalMinutes'), peakStarts: text('demand.peakStarts') };
  if (draft['demandBy'] === 'file')
    return {
      ...common,
      csv: draft['demand.csv'] ?? '',
      ...(text('demand.factor') ? { factor: figure('demand.factor') ?? Number.NaN } : {}),
    };
  return {
    ...common,
    baseCalls: figure('demand.baseCalls'),
    swing: { percent: figure('demand.swing.percent'), meaning: text('demand.swing.meaning') || undefined },
    rampWeeks: figure('demand.rampWeeks'),
    peakWeeks: figure('demand.peakWeeks'),
    fallWeeks: figure('demand.fallWeeks'),
  };
}

/** `50, 70, 85`: percentages, one after the other. */
function sharesIn(typed: string): number[] {
  return typed
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map((share) => tidy(Number(share.replace('%', '')) / 100));
}

/** `30`, or `breaks 10, coaching 5`. */
function shrinkageIn(typed: string): unknown {
  if (/^[\d.]+\s*%?$/.test(typed)) return tidy(Number(typed.replace('%', '')) / 100);
  const parts = typed.split(/[,;\n]/).map((part) => /^\s*(.*?)[\s:]+([\d.]+)\s*%?\s*$/.exec(part));
  if (typed === '' || parts.some((part) => part === null)) return undefined;
  return Object.fromEntries(parts.map((part) => [tagOf(part?.[1] ?? ''), tidy(Number(part?.[2]) / 100)]));
}

/** `chat, chat, 30, 600, 3, 90, 30`: name, channel, share %, handling s, how many at once, in time %, within s. */
function queueIn(line: string): Record<string, unknown> {
  const [queue = '', channel = '', share, seconds, atOnce, inTime, within] = line.split(',').map((cell) => cell.trim());
  const number = (cell: string | undefined) => (cell ? Number(cell.replace('%', '')) : undefined);
  const [part, ahtSeconds, concurrency] = [number(share), number(seconds), number(atOnce)];
  const [level, thresholdSeconds] = [number(inTime), number(within)];
  return {
    queue: tagOf(queue),
    channel: channel.toLowerCase(),
    ...(part !== undefined && { share: tidy(part / 100) }),
    ...(ahtSeconds !== undefined && { ahtSeconds }),
    ...(concurrency !== undefined && { concurrency }),
    ...(level !== undefined && { level: tidy(level / 100) }),
    ...(thresholdSeconds !== undefined && { thresholdSeconds }),
  };
}

function valueAt(request: CampaignRequest, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
      request,
    );
}

/** Weeks begin on the weekday of the peak; a Monday reads best. */
function mondayAfter(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return shiftDate(date, (8 - weekday) % 7);
}

function amountIn(typed: string): string {
  return typed.replace(/[,\s]/g, '');
}

/** 0.8500000001 → 0.85: percentages of binary fractions. */
function tidy(value: number): number {
  return Number(value.toPrecision(10));
}

function percentOf(share: number | undefined): number | undefined {
  return share === undefined ? undefined : tidy(share * 100);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\r\n/g, '\n') : '';
}
