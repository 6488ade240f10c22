import type { AskGroup, AskSpec } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import type { VettingPolicy } from '../policy/contract';
import { engagementGroup } from './asks';
import type { CheckTrouble } from './check';
import { vettingStretches } from './keys';

/** Asks the person for what a suspended check lacks; it is supplied on the agency's own page. */
export function supplyAsk(
  engagement: EngagementFacts,
  generation: number,
  link: string | null,
  policy: VettingPolicy,
): AskGroup {
  return engagementGroup(engagement, vettingStretches.supply(generation), 'vetting', [
    {
      name: 'check/supply',
      kind: 'check-supply',
      phase: 'source',
      to: { talent: engagement.talentId },
      question: 'Your background check needs something from you',
      detail: [
        { label: 'What happened', value: 'the agency has stopped the check, because something is missing' },
        link === null
          ? { label: 'What to do', value: 'open the agency’s mail and supply what it asks for' }
          : { label: 'What to do', value: 'Supply it on the agency’s page', href: link },
        { label: 'Meanwhile', value: 'the offer is held for you' },
      ],
      options: [
        { value: 'done', label: 'I have supplied it' },
        { value: 'cannot', label: 'I cannot supply it' },
      ],
      dueAt: { hours: policy.suspendedDays * 24 },
      remindAt: [{ hours: policy.suspendedDays * 8 }, { hours: policy.suspendedDays * 18 }],
    },
  ]);
}

const troubles: Readonly<Record<CheckTrouble, { question: string; happened: string }>> = {
  suspended: {
    question: 'The background check is suspended. How shall it go on?',
    happened: 'the agency lacks something, and the person has not supplied it or cannot',
  },
  canceled: {
    question: 'The agency has canceled the background check. How shall it go on?',
    happened: 'the agency canceled it each time it was ordered',
  },
  late: {
    question: 'The background check has no result. How shall it go on?',
    happened: 'no report came in time, and the agency says that it is not done yet',
  },
};

/** Asks a person about a check that does not end by itself. Silence decides nothing: it is asked again. */
export function checkDecisionAsk(
  engagement: EngagementFacts,
  check: { generation: number; round: number; about: CheckTrouble; key: string },
  policy: VettingPolicy,
): AskGroup {
  const { question, happened } = troubles[check.about];
  return engagementGroup(engagement, vettingStretches.decision(check.generation, check.round), 'vetting', [
    {
      name: 'check/decision',
      kind: 'check-decision',
      phase: 'source',
      to: { role: policy.decisionRole },
      question,
      detail: [
        { label: 'What happened', value: happened },
        { label: 'Order', value: `number ${check.generation}, ${check.key}` },
        { label: 'Held meanwhile', value: 'the offer, the seat and the money' },
        { label: 'The engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` },
      ],
      options: [
        ...(check.about === 'canceled' ? [] : [{ value: 'wait', label: 'Wait longer' }]),
        { value: 'anew', label: 'Order it anew' },
        { value: 'by-hand', label: 'Count it as clear, decided by hand', needsReason: true },
        { value: 'stop', label: 'End the engagement', needsReason: true },
      ],
      ...staffDates(policy.decisionDays, policy.escalateTo),
    },
  ]);
}

/** Asks for the individual assessment of a report: what was found, how long ago, whether it has to do with the work. */
export function assessmentAsk(
  engagement: EngagementFacts,
  round: number,
  report: string,
  policy: VettingPolicy,
): AskGroup {
  const { adverse } = policy;
  return engagementGroup(engagement, vettingStretches.assessment(round), 'vetting', [
    {
      name: 'adverse/assessment',
      kind: 'adverse-assessment',
      phase: 'source',
      to: { role: adverse.role },
      question: 'Assess what the background check found',
      detail: [
        { label: 'The report', value: 'Copy (PDF)', href: `/v1/documents/${report}` },
        { label: 'The work', value: `${engagement.title} (${engagement.role.replaceAll('-', ' ')})` },
        {
          label: 'How to assess',
          value:
            'each finding by itself: its nature and weight, the time since, and whether it has to do with the work',
        },
        { label: 'Held meanwhile', value: 'the offer, the seat and the money' },
        { label: 'The engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` },
      ],
      options: [
        { value: 'clear', label: 'Nothing speaks against the engagement' },
        { value: 'pre-adverse', label: 'It may speak against it: notify the person' },
      ],
      form: form({
        nature: text('Nature and weight of what was found'),
        timePassed: text('Time that has passed since, and what happened in it'),
        relation: text('Relation to this work'),
      }),
      ...staffDates(adverse.assessmentDays, adverse.escalateTo),
    },
  ]);
}

/** The documents that go with the pre-adverse notice, by id. */
export interface NoticeDocuments {
  notice: string;
  report: string;
  rights: string;
}

/**
 * The pre-adverse notice to the person, open until the wait is over. Who has read it may still dispute until then.
 * `disputesLeft` 0: no further dispute stops the clock; the person can still write.
 */
export function noticeAsk(
  engagement: EngagementFacts,
  round: number,
  wait: { until: string; remindAt: string; disputesLeft: number },
  documents: NoticeDocuments,
): AskGroup {
  const dispute = { value: 'dispute', label: 'I dispute it', skipsForm: false };
  const disputes = wait.disputesLeft > 0;
  const ask = (name: string, question: string, options: AskSpec['options']): AskSpec => ({
    name,
    kind: 'adverse-notice',
    phase: 'source',
    to: { talent: engagement.talentId },
    question,
    detail: [
      { label: 'What happened', value: 'your background check needs a closer look; nothing is decided' },
      { label: 'The notice', value: 'Notice before a decision (PDF)', href: `/v1/documents/${documents.notice}` },
      { label: 'The report', value: 'Copy of the report (PDF)', href: `/v1/documents/${documents.report}` },
      { label: 'Your rights', value: 'Summary of your rights (PDF)', href: `/v1/documents/${documents.rights}` },
      { label: 'If you dispute', value: 'the clock stands still until the agency has looked again' },
      { label: 'Meanwhile', value: 'the offer is held for you' },
    ],
    options,
    ...(disputes && {
      form: form({ statement: text('What is wrong or incomplete in the report?', 4000) }),
      personal: true,
    }),
    dueAt: wait.until,
    remindAt: [wait.remindAt],
  });
  const read = { value: 'read', label: 'I have read it', skipsForm: true };
  const first = ask(
    'adverse/notice',
    round === 1 ? 'Read this notice about your background check' : 'The agency has looked again: read how it stands',
    disputes ? [read, dispute] : [read],
  );
  if (disputes) first.followUps = { read: [ask('adverse/dispute', 'You may still dispute the report', [dispute])] };
  return engagementGroup(engagement, vettingStretches.notice(round), 'vetting', [first]);
}

/** Asks a person about a dispute that the agency does not answer. What it cannot confirm in time it must correct. */
export function disputeLateAsk(
  engagement: EngagementFacts,
  dispute: { number: number; round: number },
  policy: VettingPolicy,
): AskGroup {
  const { adverse } = policy;
  return engagementGroup(engagement, vettingStretches.disputeLate(dispute.number, dispute.round), 'vetting', [
    {
      name: 'adverse/dispute-late',
      kind: 'adverse-late',
      phase: 'source',
      to: { role: adverse.role },
      question: 'The agency has not answered the dispute. How shall it go on?',
      detail: [
        { label: 'What happened', value: `the agency had ${adverse.disputeDays} days to look again and has no result` },
        { label: 'The law', value: 'what an agency cannot confirm in time it must correct or delete' },
        { label: 'The engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` },
      ],
      options: [
        { value: 'wait', label: 'Wait longer' },
        { value: 'corrected', label: 'Count it as corrected: the check is clear', needsReason: true },
      ],
      ...staffDates(adverse.decisionDays, adverse.escalateTo),
    },
  ]);
}

/** Asks for the decision, once the wait is over. Never by silence: it is asked again. */
export function adverseDecisionAsk(
  engagement: EngagementFacts,
  round: number,
  facts: { documents: NoticeDocuments; statements: readonly string[]; noticeOn: string },
  policy: VettingPolicy,
): AskGroup {
  const { adverse } = policy;
  return engagementGroup(engagement, vettingStretches.adverseDecision(round), 'vetting', [
    {
      name: 'adverse/decision',
      kind: 'adverse-decision',
      phase: 'source',
      to: { role: adverse.role },
      question: 'Decide on the background check',
      detail: [
        { label: 'The report', value: 'Copy (PDF)', href: `/v1/documents/${facts.documents.report}` },
        { label: 'The notice', value: `sent ${facts.noticeOn}`, href: `/v1/documents/${facts.documents.notice}` },
        ...(facts.statements.length === 0 ? [{ label: 'Disputes', value: 'none' }] : []),
        ...facts.statements.map((id) => ({
          label: 'Disputed',
          value: 'What the person wrote (PDF); the agency found the same again',
          href: `/v1/documents/${id}`,
        })),
        { label: 'Held meanwhile', value: 'the offer, the seat and the money' },
        { label: 'The engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` },
      ],
      options: [
        { value: 'go-on', label: 'Go on with the engagement', needsReason: true },
        { value: 'final', label: 'Decide against it: send the final notice', needsReason: true },
      ],
      ...staffDates(adverse.decisionDays, adverse.escalateTo),
    },
  ]);
}

function staffDates(
  days: number,
  toRole: VettingPolicy['escalateTo'],
): Pick<AskSpec, 'dueAt' | 'remindAt' | 'escalate'> {
  return {
    dueAt: { hours: days * 24 },
    remindAt: [{ hours: days * 12 }],
    escalate: { at: { hours: days * 18 }, toRole },
  };
}

const text = (title: string, maxLength = 2000) => ({ type: 'string', title, minLength: 1, maxLength });

function form(properties: Record<string, unknown>): Record<string, unknown> {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
