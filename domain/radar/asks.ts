import type { AskGroup, JsonSchema } from '../ask/contract';
import { showDate } from '../calendar';
import { plus } from '../clock';
import type { EngagementFacts } from '../engagement/facts';
import { capital } from '../engagement/words';
import { groupKey } from '../ids';
import type { RadarPolicy } from './policy-contract';
import { expiringInWords, type Expiring } from './rules';

/** What a renewal is answered with. */
const renewalForm: JsonSchema = {
  type: 'object',
  properties: {
    until: { type: 'string', title: 'Valid until', format: 'date' },
    evidence: { type: 'string', title: 'What shows it', description: 'A reference, no copy of it.', maxLength: 200 },
  },
  required: ['until', 'evidence'],
  additionalProperties: false,
};

type Asked = Pick<EngagementFacts, 'id' | 'hireId' | 'title' | 'phase' | 'timeZone' | 'endsAt' | 'leadId'>;

/** Asks for a renewal before something runs out, once for a thing and its validity. No run waits for it. */
export function renewalAsk(
  engagement: Asked,
  item: Expiring,
  policy: RadarPolicy,
  at: { policy: string; now: string },
): AskGroup {
  const what = expiringInWords(item);
  const show = (instant: string) => showDate(instant, engagement.timeZone);
  const left = Date.parse(item.until) - Date.parse(at.now);
  const after = (share: number) => new Date(Date.parse(at.now) + left * share).toISOString();
  return {
    ...stretch(engagement, `renewal/${item.kind}/${item.thing}/${dayOf(item)}`, at.policy),
    asks: [
      {
        name: 'renewal',
        kind: 'renewal',
        phase: engagement.phase,
        to: { role: policy.role },
        question: `“${engagement.title}”: ${what} runs out on ${show(item.until)}. Is it renewed?`,
        detail: [
          { label: 'Work ends', value: show(engagement.endsAt) },
          { label: 'Engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` },
        ],
        options: [
          { value: 'renewed', label: 'It is renewed' },
          { value: 'not', label: 'It is not renewed', needsReason: true, skipsForm: true },
        ],
        form: renewalForm,
        dueAt: item.until,
        remindAt: [after(0.5)],
        escalate: { at: after(0.75), toRole: policy.escalateTo },
      },
    ],
  };
}

/** Asks the lead whether the work stands still, once something ran out that work must not go on without. */
export function expiredAsk(
  engagement: Asked,
  item: Expiring,
  policy: RadarPolicy,
  at: { policy: string; now: string },
): AskGroup {
  const what = expiringInWords(item);
  return {
    ...stretch(engagement, `expired/${item.kind}/${item.thing}/${dayOf(item)}`, at.policy),
    asks: [
      {
        name: 'expired',
        kind: 'expired',
        phase: engagement.phase,
        to: { user: engagement.leadId },
        question: `${capital(what)} for “${engagement.title}” ran out on ${showDate(item.until, engagement.timeZone)}. Is the work suspended?`,
        detail: [
          {
            label: 'What it means',
            value: 'No new work is given out before it is renewed: change orders and extensions wait. Pay goes on.',
          },
        ],
        options: [
          { value: 'suspend', label: 'Suspend the work until it is renewed' },
          { value: 'go-on', label: 'Go on, without new work', needsReason: true },
        ],
        dueAt: plus(at.now, { days: policy.leadDays }),
        remindAt: [plus(at.now, { days: policy.leadDays / 2 })],
        escalate: { at: plus(at.now, { days: policy.leadDays * 0.75 }), toRole: policy.role },
      },
    ],
  };
}

function stretch(engagement: Asked, name: string, policy: string): Omit<AskGroup, 'asks'> {
  return {
    key: groupKey(engagement.id, name),
    // Nobody waits: the sweeper reads what was answered.
    workflowId: null,
    thread: engagement.hireId,
    subject: engagement.id,
    policy,
  };
}

function dayOf({ until }: Expiring): string {
  return until.slice(0, 10);
}
