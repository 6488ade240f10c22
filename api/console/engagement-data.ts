import type { EffectView } from '../../domain/effect/contract';
import { describeEffect, type Titles } from '../../domain/effect/describe';
import type { EngagementView, LeaseView, MilestoneView } from '../../domain/engagement/contract';
import { periodInWords } from '../../domain/evaluate/words';
import type { Formats } from '../pages/format';
import { effectWord, systemWord } from '../pages/words';
import { pagePaths } from '../pages/links';
import { waivers } from '../routes/checklist';
import { classificationData } from './classification-data';
import type { ConsolePage } from './frame';
import { adverseData, checksData, engagedData } from './adverse-data';
import { asksData, policiesText } from './hires';
import { nameOf, type StaffNames } from './people';
import { memberWords } from './season-class';
import { takenBackData } from './taken-back';
import { timelineData } from './timeline';

/** What the template of one engagement shows. */
export function engagementData(
  engagement: EngagementView,
  page: ConsolePage,
  names: StaffNames,
  allSteps: boolean,
): object {
  const { f } = page;
  return {
    engagement,
    name: nameOf(engagement.talent, 'Person'),
    basis: basisOf(engagement),
    adverse: adverseData(engagement, f, names),
    checks: checksData(engagement.screenings, f, names),
    engagedThrough: engagedData(engagement),
    lead: engagement.lead.id === page.reads.reader.user ? 'you' : nameOf(engagement.lead, 'colleague'),
    milestones: engagement.milestones.map((milestone) => ({ ...milestone, ...milestoneWord(milestone, f) })),
    timeline: timelineData(engagement.timeline, allSteps),
    scorecards: engagement.scorecards,
    periodWord: (period: string) => periodInWords(period, titlesOf(engagement)),
    ...asksData(engagement.asks, page, names),
    effects: groupEffects(engagement.effects, titlesOf(engagement)),
    takenBack: takenBackData(engagement, titlesOf(engagement), f),
    leases: engagement.leases.map((lease) => ({ ...lease, system: systemWord(lease.system), ...leaseWord(lease, f) })),
    checklist: checklistData(engagement, page),
    season: engagement.season && seasonFacts(engagement, f),
    classification: classificationData(engagement.classification, page.reads.reader, f, names),
    policies: policiesText(engagement.policies),
  };
}

/** What somebody of a season has instead of milestones. */
function seasonFacts({ season, payments, endsAt }: EngagementView, f: Formats): [string, string, string | null][] {
  if (!season) return [];
  const weeks = payments.filter(({ state }) => state === 'paid').length;
  return [
    ['Season', season.name, pagePaths.campaign(season.id)],
    [
      'Class',
      season.class === null ? 'none yet' : `class ${season.class}`,
      season.class === null ? null : pagePaths.campaignClass(season.id, season.class),
    ],
    ['Place', season.state ? memberWords[season.state as keyof typeof memberWords] : 'none', null],
    ['Ends', f.lastDay(endsAt), null],
    ['Paid', weeks === 0 ? 'nothing yet' : `${weeks} ${weeks === 1 ? 'payment' : 'payments'}, weekly`, null],
  ];
}

function titlesOf({ milestones }: EngagementView): Titles {
  return Object.fromEntries(milestones.map(({ no, title }) => [no, title]));
}

function basisOf(engagement: EngagementView): string {
  const { classification, jurisdiction } = engagement;
  return classification ? `${classification.outcomeWord}, ${jurisdiction} (${classification.summary})` : jurisdiction;
}

function milestoneWord(milestone: MilestoneView, f: Formats): { word: string; sign: string; tone: string } {
  switch (milestone.state) {
    case 'paid':
      return { sign: '✓ ', word: `paid ${f.day(milestone.paidAt)}`, tone: 'good' };
    case 'accepted':
      return { sign: '✓ ', word: `accepted, pay due ${f.day(milestone.payDueAt)}`, tone: 'good' };
    case 'submitted':
      return { sign: '', word: 'submitted, to be reviewed', tone: 'warn' };
    case 'dropped':
      return { sign: '– ', word: 'not wanted any more', tone: 'soft' };
    case 'rework':
      return { sign: '↩ ', word: 'sent back for rework', tone: 'warn' };
    default:
      return f.urgency(milestone.dueAt) === 'bad'
        ? { sign: '! ', word: 'not submitted, late', tone: 'bad' }
        : { sign: '', word: 'planned', tone: 'soft' };
  }
}

function leaseWord(lease: LeaseView, f: Formats): { word: string; tone: string; proof: string } {
  const read = lease.readBack;
  const held =
    read === null ? '' : read.active && read.roles.length > 0 ? `holds ${read.roles.join(', ')}` : 'holds nothing';
  const proof = lease.verifiedAt ? `read back ${f.dayTime(lease.verifiedAt)}: ${held}` : 'not read back yet';
  // Its system does not let go of it, or it is being taken away right now.
  if (lease.state === 'open' && f.urgency(lease.expiresAt) === 'bad')
    return { word: `! still open, was to end ${f.lastDay(lease.expiresAt)}`, tone: 'bad', proof };
  if (lease.state === 'open') return { word: `open until ${f.lastDay(lease.expiresAt)}`, tone: 'good', proof };
  if (lease.waiverReason) return { word: 'started without it', tone: 'warn', proof: `${lease.waiverReason}; ${proof}` };
  if (lease.state === 'dropped') return { word: '– dropped', tone: 'soft', proof: 'never granted' };
  if (lease.state === 'revoked') return { word: `✓ revoked ${f.day(lease.revokedAt)}`, tone: 'good', proof };
  return { word: 'planned', tone: 'soft', proof: 'granted after a clear check and a signed contract' };
}

const weight: Readonly<Record<EffectView['state'], number>> = { parked: 4, failed: 3, pending: 2, done: 1, undone: 0 };

/** One line per system and sort of call, in the worst of its states. */
function groupEffects(effects: readonly EffectView[], titles: Titles): object[] {
  const groups = new Map<string, EffectView[]>();
  for (const effect of effects) {
    const name = `${effect.system}/${verbOf(effect)}`;
    groups.set(name, [...(groups.get(name) ?? []), effect]);
  }
  return [...groups.values()].map((group) => {
    const worst = group.reduce((a, b) => (weight[stateOf(b)] > weight[stateOf(a)] ? b : a));
    const same = group.filter((effect) => stateOf(effect) === stateOf(worst)).length;
    const { sign, word, tone } = effectWord(stateOf(worst));
    return {
      system: systemWord(worst.system),
      what: group.length === 1 ? describeEffect(worst.key, titles) : manyInWords(group.length, verbOf(worst)),
      sign,
      word: same === group.length ? word : `${same} of ${group.length} ${word}`,
      tone,
      parkedAsk: worst.state === 'parked' ? worst.parkedAsk : null,
    };
  });
}

/** What failed and was settled later, because nothing of it was there, needs nobody any more. */
function stateOf({ state, leftReason }: EffectView): EffectView['state'] {
  return state === 'failed' && leftReason !== null ? 'undone' : state;
}

/** `grant:chat` → `grant`. */
function verbOf({ operation }: EffectView): string {
  return operation.split(':')[0] ?? operation;
}

function manyInWords(n: number, verb: string): string {
  const nouns: Readonly<Record<string, string>> = {
    grant: 'leases granted',
    revoke: 'leases revoked',
    publish: 'items',
    complete: 'items closed',
    pay: 'payments',
    send: 'contracts sent',
    enrol: 'enrolments',
    'undo-grant': 'leases taken back',
    'undo-send': 'contracts taken back',
    'undo-enrol': 'enrolments taken back',
  };
  return `${n} ${nouns[verb] ?? systemWord(verb)}`;
}

function checklistData({ checklist, state }: EngagementView, page: ConsolePage): object {
  const closed = checklist.filter((item) => item.state !== 'open');
  return {
    all: checklist.length,
    done: closed.length,
    open: checklist.filter((item) => item.state === 'open').sort((a, b) => a.dueAt.localeCompare(b.dueAt)),
    closed,
    mayWaive:
      state !== 'aborted' && page.reads.reader.roles.some((role) => (waivers as readonly string[]).includes(role)),
  };
}
