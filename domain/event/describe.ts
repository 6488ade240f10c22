import { describeEffect, systemOfEffect, type Titles } from '../effect/describe';
import type { TimelineEntry } from '../engagement/contract';
import { countInWords, dateWords, type DateWords } from '../engagement/words';
import { entityInWords } from '../source/entity-words';
import { inOrder } from '../requisition/score-parts';
import { amountIn, numberOf, sentenceCase, textOf } from './event-data';
import { describeClassification } from './describe-classification';
import { describeAsk, type AskTold } from './describe-ask';
import { describeCommand, describeEndMoved, describeScope, describeWork } from './describe-command';
import { describeFloor } from './describe-floor';
import { describeHandover, describeKnowledge } from './describe-handover';
import { describeOperate } from './describe-operate';
import { describeShifts } from './describe-shifts';
import { describeSource } from './describe-source';
import { describeAsset, describeChecklist, describeMissingLease } from './describe-onboard';
import { describePlace } from './describe-place';
import { describeSeason } from './describe-season';
import { describeRating, describeScorecard, describeTier } from './describe-rating';
import { describeAdverse, describeScreening } from './describe-vetting';

/** An event with the things that it names, so that its sentence needs no ids. */
export interface EventTold {
  type: string;
  subject: string;
  object: string | null;
  actor: string;
  at: string;
  data: Readonly<Record<string, unknown>>;
  /** The ask that `object` names, if it is one. */
  ask: AskTold | null;
  /** Parts of the score of the application that `object` names, each 0–1. */
  scoreParts: Readonly<Record<string, number>> | null;
  /** Title of the milestone that the event names, by object or data. */
  milestone: string | null;
}

/** What a story's events are told with. */
export interface Telling {
  now: string;
  timeZone: string;
  currency: string;
  /** Titles of the deliverables by number. */
  titles: Titles;
  /** Whether the reader may read what people wrote. */
  showWritten: boolean;
}

export type Told = Pick<TimelineEntry, 'title' | 'detail' | 'weight' | 'evidence' | 'policy'>;

/** One event in plain English: what happened, on which evidence. Titles instead of ids; types nobody told of read as their name. */
export function describeEvent(event: EventTold, telling: Telling): Told {
  const dates = dateWords(telling.now, telling.timeZone);
  const [thing = '', happened = ''] = split(event.type);
  const told = describeSource(thing, happened, event, telling) ?? tell(thing, happened, event, telling, dates);
  return {
    detail: null,
    weight: 'main',
    evidence: [],
    policy: textOf(event.data.policy) ?? event.ask?.policy ?? null,
    ...told,
  };
}

type Part = { title: string } & Partial<Told>;

function tell(thing: string, happened: string, event: EventTold, telling: Telling, dates: DateWords): Part {
  switch (thing) {
    case 'ask':
      return event.ask ? describeAsk(happened, event, event.ask, telling, dates) : plain(event);
    case 'hire':
      return hire(happened, event, telling);
    case 'requisition':
      return { title: `Requisition ${happened.replaceAll('_', ' ')}`, weight: 'minor' };
    case 'applications':
      return applications(event);
    case 'decided':
      return happened === 'classification' ? classified(event, dates) : shortlisted(event);
    case 'command':
      return describeCommand(happened, event);
    case 'scope':
      return describeScope(event, telling);
    case 'work':
      return describeWork(happened, event);
    case 'engagement':
      return happened === 'end_moved' ? describeEndMoved(event, dates) : engagement(happened, event);
    case 'classification':
      return describeClassification(happened, event, dates);
    case 'screening':
      return describeScreening(happened, event, dates);
    case 'adverse':
      return describeAdverse(happened, event, dates);
    case 'money':
    case 'payment':
      return money(happened, event, telling);
    case 'milestone':
      return milestone(happened, event, telling);
    case 'lease':
      return describeMissingLease(happened, event, telling) ?? lease(happened, event);
    case 'checklist':
      return describeChecklist(happened, event, telling);
    case 'asset':
      return describeAsset(happened, event);
    case 'effect':
      return effect(happened, event, telling);
    case 'scorecard':
      return describeScorecard(happened, event, telling.titles);
    case 'tier':
      return describeTier(event);
    case 'rating':
      return describeRating(happened, event);
    case 'knowledge':
    case 'file':
      return describeKnowledge(thing, happened, event.data);
    case 'handover':
      return describeHandover(happened, event.data, telling.showWritten);
    case 'expired':
    case 'expiry':
    case 'bulk':
      return describeOperate(thing, happened, event, dates);
    case 'campaign':
    case 'plan':
      return describeSeason(thing, happened, event);
    case 'member':
    case 'places':
      return describePlace(thing, happened, event, dates);
    case 'wave':
    case 'release':
      return describeFloor(thing, happened, event);
    case 'finalpay':
      return finalPay(event, telling);
    case 'shifts':
    case 'time':
    case 'pay':
    case 'week':
    case 'budget':
    case 'cap':
      return describeShifts(thing, happened, event) ?? plain(event);
    default:
      return plain(event);
  }
}

const hireTitles: Readonly<Record<string, string>> = {
  received: 'Request received',
  approval: 'Sent for approval',
  sourcing: 'Looking for people',
  shortlist: 'Shortlist made',
  offering: 'Budget promised to the person chosen',
  filled: 'Seat filled',
  closed: 'Hire closed',
  rejected: 'Request rejected',
  cancelled: 'Request cancelled',
};

function hire(happened: string, event: EventTold, telling: Telling): Part {
  const title = hireTitles[happened] ?? `Hire ${happened.replaceAll('_', ' ')}`;
  if (happened === 'received') {
    const amount = amountIn(event.data.budgetMinor, event, telling);
    return { title, detail: amount ? `budget ${amount}, never exceeded` : null };
  }
  if (happened === 'shortlist') {
    const best = Array.isArray(event.data.shortlist) ? event.data.shortlist.length : 0;
    const of = numberOf(event.data.of);
    return { title, detail: of === null ? null : `the best ${best} of ${countInWords(of, 'application')}` };
  }
  return {
    title,
    detail: textOf(event.data.reason) ?? textOf(event.data.why),
    weight: happened === 'approval' ? 'minor' : 'main',
  };
}

function applications(event: EventTold): Part {
  const count = numberOf(event.data.count) ?? 0;
  const source = textOf(event.data.source);
  const from = source === 'marketplace' ? 'from the marketplace' : source === 'pool' ? 'from the pool' : '';
  return { title: `${countInWords(count, 'application')} ${from}`.trim() };
}

function shortlisted(event: EventTold): Part {
  const rank = numberOf(event.data.rank);
  const of = numberOf(event.data.of);
  const score = numberOf(event.data.score);
  const parts = inOrder(event.scoreParts ?? {}).map(([label, value]) => ({ label, value: value.toFixed(2) }));
  return {
    title: 'Person chosen for the offer',
    detail:
      [
        rank !== null && of !== null ? `ranked ${rank} of ${of}` : null,
        parts.length > 0 ? parts.map(({ label, value }) => `${label} ${value}`).join(', ') : null,
      ]
        .filter((text) => text !== null)
        .join(': ') + (score === null ? '' : ` → ${score.toFixed(2)}`) || null,
    evidence: parts,
  };
}

function classified(event: EventTold, dates: DateWords): Part {
  const { data } = event;
  const answers = Array.isArray(data.answers) ? (data.answers as { factor?: unknown; value?: unknown }[]) : [];
  const reassess = textOf(data.reassessAt);
  return {
    title: `Classified: ${textOf(data.outcome) ?? 'decided'}`,
    detail: [
      `${textOf(data.ruleSet) ?? 'rule set'} ${textOf(data.version) ?? ''}: ${textOf(data.rationale) ?? ''}`.trim(),
      answers.length > 0 ? `${countInWords(answers.length, 'answer')} with evidence` : null,
      reassess ? `looked at again ${dates.on(reassess)}` : null,
    ]
      .filter((text) => text !== null)
      .join(' · '),
    evidence: answers.map(({ factor, value }) => ({
      label: sentenceCase(String(factor)),
      value: value === true ? 'yes' : value === false ? 'no' : String(value),
    })),
    policy: `classification/${textOf(data.ruleSet) ?? '?'}@${textOf(data.version) ?? '?'}`,
  };
}

const engagementTitles: Readonly<Record<string, { title: string; weight?: 'minor' }>> = {
  offered: { title: 'Conditional offer made' },
  vetting: { title: 'Vetting began' },
  created: { title: 'Confirmed: check clear, classification recorded' },
  contracting: { title: 'Contract written', weight: 'minor' },
  compliance: { title: 'Contract sent and papers asked for', weight: 'minor' },
  provisioning: { title: 'Papers complete' },
  training: { title: 'Access granted; training and orientation began', weight: 'minor' },
  ready: { title: 'Ready for the first day' },
  active: { title: 'Work began' },
  suspended: { title: 'Work suspended' },
  ending: { title: 'Wind-up began' },
  closed: { title: 'Engagement closed' },
  aborted: { title: 'Ended before work began' },
};

function engagement(happened: string, event: EventTold): Part {
  if (happened === 'engaged')
    return {
      title: `Engaged as ${textOf(event.data.classification) ?? 'decided'}`,
      detail: `through ${entityInWords(textOf(event.data.through) ?? '')}`,
    };
  if (happened === 'phase') return { title: `Phase: ${textOf(event.data.phase) ?? 'changed'}`, weight: 'minor' };
  const told = engagementTitles[happened] ?? { title: `Engagement ${happened.replaceAll('_', ' ')}` };
  const rehire = textOf(event.data.rehire);
  return { ...told, detail: textOf(event.data.reason) ?? (rehire ? `rehire: ${rehire}` : null) };
}

function money(happened: string, event: EventTold, telling: Telling): Part {
  const amount = amountIn(event.data.amountMinor, event, telling) ?? 'Money';
  if (happened === 'reserved') {
    const cap = amountIn(event.data.notToExceedMinor, event, telling);
    return { title: `${amount} reserved`, detail: cap ? `of at most ${cap}` : null };
  }
  if (happened === 'released') return { title: `${amount} released`, detail: textOf(event.data.reason) };
  if (happened === 'reversed')
    return { title: `Taken back: ${amount.replace('-', '')}`, detail: textOf(event.data.reason) };
  if (happened === 'paid')
    return {
      title: event.milestone ? `Paid ${amount} for “${event.milestone}”` : `Paid ${amount}`,
      detail: event.object ? `payment ${event.object}` : null,
    };
  return { title: `${amount} ${happened.replaceAll('_', ' ')}` };
}

function finalPay(event: EventTold, telling: Telling): Part {
  const paid = amountIn(event.data.paidMinor, event, telling);
  const open = amountIn(event.data.openMinor, event, telling);
  return { title: 'Final pay settled', detail: paid && open ? `${paid} paid in all, ${open} open` : null };
}

function milestone(happened: string, event: EventTold, telling: Telling): Part {
  const title = event.milestone ?? textOf(event.data.title) ?? 'Milestone';
  const round = numberOf(event.data.round) ?? 1;
  const amount = amountIn(event.data.amountMinor, event, telling);
  if (happened === 'accepted')
    return {
      title: `“${title}” accepted ${round <= 1 ? 'at first pass' : `in round ${round}`}`,
      detail: amount ? `${amount} is due` : null,
      // The lead's answer tells the same, with what was said.
      weight: 'minor',
    };
  if (happened === 'dropped')
    return { title: `“${title}” dropped`, detail: amount ? `${amount} is not needed any more` : null };
  const reason = telling.showWritten ? textOf(event.data.reason) : null;
  // As above.
  return { title: `“${title}” sent back for rework`, detail: reason ? `“${reason}”` : null, weight: 'minor' };
}

function lease(happened: string, event: EventTold): Part {
  const what = `${textOf(event.data.system) ?? 'a system'} (${textOf(event.data.role) ?? 'role'})`;
  const readBack = event.data.readBack as { active?: unknown; roles?: unknown } | undefined;
  const holds = Array.isArray(readBack?.roles) && readBack.roles.length > 0 ? readBack.roles.join(', ') : 'nothing';
  return {
    title: happened === 'opened' ? `Access granted: ${what}` : `Access gone: ${what}`,
    detail: readBack ? `read back: the system holds ${holds}` : null,
  };
}

function effect(happened: string, event: EventTold, telling: Telling): Part {
  const key = event.object ?? '';
  const what = describeEffect(key, telling.titles);
  const error = textOf(event.data.error);
  switch (happened) {
    case 'done':
      return { title: `Done in ${systemOfEffect(key)}: ${what}`, weight: 'minor' };
    case 'parked':
      return { title: `Parked: ${what}`, detail: error };
    case 'retried':
      return { title: `To be tried again: ${what}` };
    case 'done-by-hand':
      return { title: `Done by hand: ${what}` };
    case 'skipped':
      return { title: `Skipped: ${what}` };
    case 'undone':
      return { title: `Undone: ${what}` };
    case 'left':
      return { title: `Left as it is: ${what}`, detail: textOf(event.data.reason), weight: 'minor' };
    default:
      return { title: `${sentenceCase(happened)}: ${what}`, detail: error, weight: 'minor' };
  }
}

function plain(event: EventTold): Part {
  return { title: sentenceCase(event.type), weight: 'minor' };
}

function split(type: string): [string, string] {
  const cut = type.indexOf('.');
  return cut < 0 ? [type, ''] : [type.slice(0, cut), type.slice(cut + 1)];
}
