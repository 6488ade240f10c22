import { atLocal } from '../../domain/calendar';
import type { CampaignState } from '../../domain/lifecycle';
import { staff } from '../support/staff';
import type { JourneyBench } from './journey-bench';
import { callDue, until, type Agent } from './season-bench';

// Of every season in these tests.
const timeZone = 'America/New_York';

/** Starts a season’s run and waits until it rests. */
export async function startSeason(bench: JourneyBench, campaignId: string): Promise<SeasonPlay> {
  const season = playSeason(bench, campaignId);
  await bench.client.workflow.start('campaign', {
    workflowId: `campaign/${campaignId}`,
    taskQueue: 'muster',
    args: [{ v: 1, campaignId, patienceSeconds: 60 }],
  });
  await season.rests();
  return season;
}

export type SeasonPlay = ReturnType<typeof playSeason>;

/** The season with its own run, played by its dates. */
function playSeason(bench: JourneyBench, campaignId: string) {
  const run = `campaign/${campaignId}`;
  const { knex } = bench.database;
  const now = () => bench.store.transaction((tx) => bench.store.clock.now(tx));
  /** HR approves hours when the season asks for it, and not before. */
  const approveTime = async () => {
    const asked = await knex('ask').where({ thread: campaignId, kind: 'season-time', state: 'open' }).pluck('name');
    for (const name of asked) await bench.answer(name, 'approve');
    if (asked.length > 0) await self.turn();
  };
  const self = {
    /** Waits until the season sleeps to a date that is still to come. */
    rests: () =>
      until(bench, 'the season does not come to rest', async () => {
        const timers = await knex('run_timer').where({ workflow_id: run }).whereRaw('until_at > business_now()');
        const turns = await bench.client.workflow.getHandle(run).describe();
        const failing = turns.raw.pendingActivities?.find(({ lastFailure }) => lastFailure);
        if (failing)
          throw new Error(
            `${failing.activityType?.name}: ${failing.lastFailure?.message} ${failing.lastFailure?.stackTrace}`,
          );
        return timers.length > 0 && (turns.raw.pendingActivities?.length ?? 0) === 0;
      }),
    /** Goes to a local day at this hour, and takes the turn of that day. */
    async to(day: string, hour = 10) {
      const left = Date.parse(atLocal(day, hour, timeZone)) - Date.parse(await now());
      await bench.later(left / 3_600_000);
      await callDue(bench);
      await self.turn();
      await approveTime();
    },
    /** Wakes the season, as a report or an answer does, and waits until it rests again. */
    async turn() {
      const handle = bench.client.workflow.getHandle(run);
      const length = async () => (await handle.describe()).historyLength;
      const before = await length();
      await handle.signal('effectReported', { key: 'test' });
      // It rests already, to the eye, until the worker has taken the wake: a step of three events, and a turn of as many.
      await until(bench, 'the season takes no turn', async () => {
        const events = await length();
        return events > before + 6 || events < before;
      });
      await self.rests();
      await bench.deliver();
      // Those whom the turn called.
      await callDue(bench);
    },
    people: (states: string[]): Promise<string[]> =>
      knex('season_member')
        .where({ campaign_id: campaignId })
        .whereIn('state', states)
        .orderBy('engagement_id')
        .pluck('engagement_id'),
    counts: async () =>
      Object.fromEntries(
        (
          await knex('season_member')
            .where({ campaign_id: campaignId })
            .groupBy('state')
            .select('state')
            .count('* as n')
        ).map((row) => [row['state'], Number(row['n'])]),
      ),
    move: (to: CampaignState, pausedFrom: CampaignState | null = null) =>
      bench.store.transaction(async (tx) => {
        const campaign = await bench.store.campaigns.lockCampaign(tx, campaignId);
        await bench.store.campaigns.moveCampaign(tx, campaign, to, staff.ops, {}, { paused_from: pausedFrom });
      }),
    wave: (no: number) => knex('wave').where({ campaign_id: campaignId, no }).first(),
    metrics: async (ids: readonly string[], period: string, values: Record<string, number>) => {
      for (const id of ids)
        for (const [metric, value] of Object.entries(values))
          await knex('work_metric').insert({
            campaign_id: campaignId,
            engagement_id: id,
            period,
            metric,
            value,
            n: 40,
            source: 'test',
            received_at: await now(),
          });
    },
  };
  return self;
}

/** Cleared, access given, in the classroom: as the season’s turns do it. */
export async function sitInClass({ store }: JourneyBench, agent: Agent): Promise<void> {
  await agent.toCleared();
  const now = await store.transaction((tx) => store.clock.now(tx));
  const move = (to: 'booked' | 'training', changes = {}) =>
    store.transaction((tx) =>
      store.members.moveMembers(tx, [agent.engagementId], { to, actor: 'system:test', changes }),
    );
  await move('booked');
  await agent.call('seat', { provisioned_at: now });
  await agent.reaches('training');
  await move('training', { checked_in_at: now });
}

/** Through the classroom to supervised work, likewise. */
export async function goToFloor(bench: JourneyBench, agent: Agent): Promise<void> {
  await sitInClass(bench, agent);
  const now = await bench.store.transaction((tx) => bench.store.clock.now(tx));
  await agent.call('class', { passed_at: now, passed_score: 90 });
  await agent.reaches('active');
}
