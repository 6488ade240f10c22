import { showDate } from '../calendar';
import type { AskDetail, AskGroup, AskSpec } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import type { AssignPolicy } from '../policy/contract';
import { engagementGroup } from '../source/asks';

/** Name of the stretch in which people agree to a change. */
export const changeStretch = (command: string) => `change/${command}`;

/**
 * A change of the contract needs both: the client’s approver, who is never the one who asked for it, and the talent.
 * `warnings`: what speaks against it; with any, the approver has to say why all the same.
 */
export function changeAsks(
  engagement: EngagementFacts,
  change: { command: string; what: string; by: string; detail: AskDetail[]; warnings: readonly string[] },
  policy: AssignPolicy,
): AskGroup {
  const due = {
    dueAt: { hours: policy.changeDueDays * 24 },
    remindAt: [{ hours: policy.changeDueDays * 12 }],
  };
  const approve: AskSpec = {
    name: 'change/approve',
    kind: 'change-approval',
    phase: 'assign',
    to: { role: policy.changeRole },
    notBy: [change.by],
    question: `Approve ${change.what} of “${engagement.title}”?`,
    detail: [
      ...change.detail,
      ...change.warnings.map((value) => ({ label: 'Mind', value })),
      { label: 'The engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` },
    ],
    options: [
      { value: 'approve', label: 'Approve', needsReason: change.warnings.length > 0 },
      { value: 'reject', label: 'Reject', needsReason: true },
    ],
    ...due,
    escalate: { at: { hours: policy.changeDueDays * 18 }, toRole: policy.escalateTo },
  };
  const agree: AskSpec = {
    name: 'change/agree',
    kind: 'change',
    phase: 'assign',
    to: { talent: engagement.talentId },
    question: `Do you agree to ${change.what} of “${engagement.title}”?`,
    detail: [
      ...change.detail,
      { label: 'Until now', value: `until ${showDate(engagement.endsAt, engagement.timeZone)}, as agreed` },
      { label: 'If you decline', value: 'Everything stays as it was agreed.' },
    ],
    options: [
      { value: 'agree', label: 'I agree' },
      { value: 'decline', label: 'Decline' },
    ],
    ...due,
  };
  return engagementGroup(engagement, changeStretch(change.command), 'assign', [approve, agree]);
}
