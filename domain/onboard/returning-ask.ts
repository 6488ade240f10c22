import type { AskGroup } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import type { OnboardPolicy } from '../policy/contract';
import { engagementGroup } from '../source/asks';
import { onboardStretches } from './keys';

/** Work never began: asks for what was handed out. */
export function returningAsk(
  engagement: EngagementFacts,
  assets: readonly { title: string }[],
  policy: OnboardPolicy,
): AskGroup {
  const hours = policy.assetReturnDays * 24;
  return engagementGroup(engagement, onboardStretches.returning, 'onboard', [
    {
      name: 'return/assets',
      kind: 'checklist',
      phase: 'onboard',
      to: { talent: engagement.talentId },
      question: 'Give back what you were sent',
      detail: [
        { label: 'Why', value: 'The project does not go on with you; what belongs to the client goes back.' },
        ...assets.map((asset) => ({ label: 'To return', value: asset.title })),
      ],
      options: [{ value: 'returned', label: 'It is on its way' }],
      dueAt: { hours },
      remindAt: [{ hours: hours / 2 }],
      escalate: { at: { hours: hours * 0.8 }, toRole: policy.escalateTo },
    },
  ]);
}
