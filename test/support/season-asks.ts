import type { Tx } from '../../adapters/db/connection';
import type { Store } from '../../adapters/db/store';
import { groupKey, runIds } from '../../domain/ids';
import type { Person } from './season-people';
import type { Wave } from './season-scene';

const day = 86_400_000;

/** Questions that wait: for a person’s answer, and for decisions of the staff. */
export async function openAsks(
  tx: Tx,
  store: Store,
  id: string,
  people: readonly Person[],
  waves: readonly Wave[],
  at: string,
): Promise<void> {
  const days = (n: number) => new Date(Date.parse(at) + n * day).toISOString();
  const yesNo = [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ];
  const filling = waves.find(({ state }) => state === 'filling');
  const group = (subject: string, stretch: string, policy: string) => ({
    key: groupKey(subject, stretch),
    workflowId: runIds.campaign(id),
    thread: id,
    subject,
    policy,
  });
  if (filling)
    await store.asks.open(tx, {
      ...group(id, `wave-${filling.no}/go`, 'season@1'),
      asks: [
        {
          name: `wave-${filling.no}/go`,
          kind: 'class-go',
          phase: 'onboard',
          to: { role: 'ops' },
          question: `Does class ${filling.no} begin on ${filling.classroom_on}?`,
          options: yesNo,
          dueAt: days(2),
        },
      ],
    });
  const vetting = people.filter(({ engagementState }) => engagementState === 'vetting').slice(0, 14);
  for (const [index, { engagementId, talentId }] of vetting.entries()) {
    const consider = index < 3;
    await store.asks.open(tx, {
      ...group(engagementId, consider ? 'check/decision' : 'consent', 'vetting@1'),
      asks: [
        {
          name: consider ? 'decision' : 'consent',
          kind: consider ? 'check-decision' : 'consent',
          phase: 'source',
          to: consider ? { role: 'hr' } : { talent: talentId },
          question: consider ? 'The check found something to consider: go on or stop?' : 'Do you agree to the check?',
          options: yesNo,
          dueAt: days(consider ? -1 + index : -0.5 * index),
        },
      ],
    });
  }
}
