import { condition } from '@temporalio/workflow';

import type { createVettingActivities } from '../activities/vetting';
import type { createUndoActivities } from '../activities/undo';
import { sourceKeys, sourceTimers } from '../domain/source/keys';
import { adverseAction } from './adverse-action';
import { reviewClassification } from './classify';
import type { EngagementInput } from './engagement';
import type { Run } from './run';
import { perform } from './saga';
import type { PhaseEnd } from './source';
import { recordSteps, vendorSteps } from './steps';

type VettingActivities = ReturnType<typeof createVettingActivities>;
type UndoSteps = ReturnType<typeof createUndoActivities>['vendor'];

/** Consent → check → classification → confirmed: nobody is checked before an offer, nor without consent. */
export async function vet(run: Run, input: EngagementInput, consent: string): Promise<PhaseEnd> {
  const { engagementId } = input;
  const records = recordSteps<VettingActivities['records']>();

  run.at('waiting for consent');
  await run.asked(consent);
  const { consented, reused, why } = await records.settleConsent({ engagementId });
  if (!consented) return { ok: false, why: why ?? 'no consent to the background check' };
  return reused ? conclude(run, input, 1) : check(run, input, 1);
}

/** Orders a check and waits for what it finds. Canceled by the agency, or by a person’s wish, it is ordered anew. */
async function check(run: Run, input: EngagementInput, generation: number): Promise<PhaseEnd> {
  const { engagementId, patienceSeconds } = input;
  const vendor = vendorSteps<VettingActivities['vendor']>(patienceSeconds);
  const key = sourceKeys.check(engagementId, generation);

  run.at('background check');
  const ordered = await perform(run, key, async () => {
    await vendor.orderCheck({ engagementId, generation });
    return true;
  });
  if (!ordered) return { ok: false, why: 'the background check was skipped' };
  await reportOrDue(run, key, generation, null);
  return conclude(run, input, generation);
}

/** Does what the check and the classification ask for, until they confirm the offer or end it. */
async function conclude(run: Run, input: EngagementInput, generation: number): Promise<PhaseEnd> {
  const { engagementId, patienceSeconds } = input;
  const records = recordSteps<VettingActivities['records']>();
  const vendor = vendorSteps<VettingActivities['vendor']>(patienceSeconds);
  const key = sourceKeys.check(engagementId, generation);

  for (;;) {
    const { confirmed, why, next, group } = await records.concludeVetting({ engagementId, generation });
    switch (next) {
      case undefined:
        return { ok: confirmed, why };
      case 'wait':
        await reportOrDue(run, key, generation, group ?? null);
        break;
      case 'look-up':
        await perform(run, key, () => vendor.lookUpCheck({ engagementId, generation }));
        break;
      case 'order-anew':
        await drop(run, input, key);
        return check(run, input, generation + 1);
      case 'adverse': {
        const end = await adverseAction(run, input, key);
        if (!end.ok) return end;
        break;
      }
      case 'classify': {
        const end = await reviewClassification(run, { engagementId, occasion: 'start' });
        if (!end.ok) return end;
      }
    }
  }
}

/** Whatever comes first; what it means stands in the database. */
async function reportOrDue(run: Run, key: string, generation: number, group: string | null): Promise<void> {
  await run.first({
    report: () => run.reported(key),
    due: () => run.called(sourceTimers.checkDue(generation)),
    people: () => (group === null ? condition(() => false) : run.asked(group)),
  });
}

/** Takes back an order that did not end, so that the person is not checked twice. */
async function drop(run: Run, { engagementId, patienceSeconds }: EngagementInput, order: string): Promise<void> {
  const vendor = vendorSteps<UndoSteps>(patienceSeconds);
  const key = `${order}/undo/1`;
  const entry = { key: order, system: 'screening', operation: 'order', state: 'done', providerRef: null } as const;
  await perform(run, key, () => vendor.cancelCheck({ engagementId, entry, key }));
}
