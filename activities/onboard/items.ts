import { addDays } from '../../domain/calendar';
import type { AskOutcome } from '../../domain/ask/contract';
import type { EngagementFacts } from '../../domain/engagement/facts';
import type { ItemToDo } from '../../domain/onboard/checklist-ask';
import type { LateItem } from '../../domain/onboard/late';
import type { ChecklistItem, OnboardPolicy } from '../../domain/policy/contract';
import type { Tx } from '../../adapters/db/connection';
import type { Store } from '../../adapters/db/store';

/** An open item of the talent with what the policy says of it. */
interface OpenItem {
  spec: ChecklistItem;
  dueAt: string;
}

/** The checklist of a stage, as both rounds of papers and of orientation work on it. */
export function createItemSteps(store: Store) {
  return { open, toDo, finish, late, decide };

  /** What the talent still owes at this stage. */
  async function open(
    tx: Tx,
    engagement: EngagementFacts,
    stage: ChecklistItem['stage'],
    policy: OnboardPolicy,
  ): Promise<OpenItem[]> {
    const rows = await store.checklist.listChecklist(tx, engagement.id);
    return policy.checklist
      .filter((spec) => spec.stage === stage && spec.owner === 'talent')
      .flatMap((spec) => {
        const row = rows.find(({ item }) => item === spec.item);
        return row?.state === 'open' ? [{ spec, dueAt: row.dueAt }] : [];
      });
  }

  /** What is asked for in a round: at first with all the time of the policy, later until the date that was set. */
  async function toDo(
    tx: Tx,
    engagement: EngagementFacts,
    stage: ChecklistItem['stage'],
    policy: OnboardPolicy,
    round: number,
  ): Promise<ItemToDo[]> {
    const now = Date.parse(await store.clock.now(tx));
    return (await open(tx, engagement, stage, policy)).map(({ spec, dueAt }) => ({
      item: spec,
      hours: round === 1 ? policy.itemDays * 24 : Math.max(1, (Date.parse(dueAt) - now) / 3_600_000),
    }));
  }

  /** Records what was answered, each item with its ask as evidence. */
  async function finish(
    tx: Tx,
    engagementId: string,
    stage: ChecklistItem['stage'],
    outcomes: readonly AskOutcome[],
  ): Promise<void> {
    const now = await store.clock.now(tx);
    await store.checklist.finishItems(
      tx,
      engagementId,
      outcomes
        .filter((o) => o.name.startsWith(`${stage}/`) && o.state === 'answered')
        .map((o) => ({ item: o.name.slice(stage.length + 1), evidence: o.id, at: o.answeredAt ?? now })),
    );
  }

  /** Those that nobody did in time; what was taken back with its group is only asked again. */
  function late(items: readonly OpenItem[], outcomes: readonly AskOutcome[]): LateItem[] {
    return items
      .filter(({ spec }) => outcomes.some((o) => o.name === `${spec.stage}/${spec.item}` && o.state === 'lapsed'))
      .map(({ spec }) => ({ item: spec.item, title: spec.title, waivable: spec.waivable }));
  }

  /** Applies what was decided on late items and sets the dates of the next round. False: it ends here. */
  async function decide(
    tx: Tx,
    engagement: EngagementFacts,
    stage: ChecklistItem['stage'],
    policy: OnboardPolicy,
    { round, decided }: { round: readonly AskOutcome[]; decided: readonly AskOutcome[] },
  ): Promise<boolean> {
    const verdict = decided.find((o) => o.name === 'late');
    // Withdrawn without an end: each of them was waived one by one meanwhile.
    const go =
      !verdict || verdict.option === 'more-time' || verdict.option === 'waive' || verdict.state === 'withdrawn';
    if (!go) return false;
    const items = await open(tx, engagement, stage, policy);
    const overdue = late(items, round);
    const waived = verdict?.option === 'waive' ? overdue.filter((item) => item.waivable) : [];
    for (const { item } of waived)
      await store.checklist.waiveItem(tx, engagement.id, item, {
        by: verdict?.answeredBy ?? 'system:engagement',
        reason: verdict?.reason ?? '',
      });
    const now = await store.clock.now(tx);
    const until = (days: number) => addDays(now, days, engagement.timeZone);
    const isLate = ({ spec }: OpenItem) => overdue.some(({ item }) => item === spec.item);
    const days = Number(verdict?.answer?.['days'] ?? policy.extraDays);
    const names = (some: readonly OpenItem[]) => some.map(({ spec }) => spec.item);
    await store.checklist.moveDue(tx, engagement.id, names(items.filter(isLate)), until(days));
    await store.checklist.moveDue(
      tx,
      engagement.id,
      names(items.filter((item) => !isLate(item))),
      until(policy.itemDays),
    );
    return true;
  }
}
