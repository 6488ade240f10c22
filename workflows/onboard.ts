import type { createOnboardActivities } from '../activities/onboard';
import type { EngagementInput } from './engagement';
import { giveAccess } from './onboard/access';
import { orientate } from './onboard/orientation';
import { signAndCollect } from './onboard/papers';
import type { Run } from './run';
import type { PhaseEnd } from './source';

export type OnboardActivities = ReturnType<typeof createOnboardActivities>;

/** Contract and papers → access and course → orientation → the first day. */
export async function onboard(run: Run, input: EngagementInput): Promise<PhaseEnd> {
  const papers = await signAndCollect(run, input);
  if (!papers.ok) return papers;
  const access = await giveAccess(run, input, papers.systems);
  if (!access.ok) return access;
  const { ok, why, startsAt } = await orientate(run, input, access.group);
  if (!ok) return { ok, why };

  run.at('ready for the first day');
  await run.until(startsAt, 'first day of work');
  return { ok: true, why: '' };
}
