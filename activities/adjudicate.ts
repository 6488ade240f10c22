import type { Tx } from '../adapters/db/connection';
import type { Store } from '../adapters/db/store';
import type { ScreeningRecord } from '../adapters/db/vetting';
import { addDays } from '../domain/calendar';
import type { EngagementFacts } from '../domain/engagement/facts';

/** When a check that was finished at an instant stops being valid. */
export function validUntil(completedAt: string, days: number, engagement: EngagementFacts): string {
  return addDays(completedAt, days, engagement.timeZone);
}

/** Notes that a person decided to go on in spite of a check, or to stop: `go_on` opens the gate of I8 like a clear one. */
export async function adjudicate(
  store: Store,
  tx: Tx,
  engagementId: string,
  screening: ScreeningRecord,
  verdict: { adjudication: 'go_on' | 'stop'; by: string; ask: string },
): Promise<void> {
  const at = await store.clock.now(tx);
  await store.vetting.moveScreening(tx, screening, 'adjudicated', {
    adjudication: verdict.adjudication,
    adjudicated_by: verdict.by,
    adjudicated_at: at,
    completed_at: screening.completedAt ?? at,
  });
  await store.events.append(tx, {
    subject: engagementId,
    type: 'screening.adjudicated',
    object: screening.id,
    actor: verdict.by,
    data: { adjudication: verdict.adjudication, ask: verdict.ask },
  });
}
