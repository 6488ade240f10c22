import fs from 'node:fs';

import type { SeasonPart } from '../../activities/season/part';
import { createCampaign } from '../../api/intake/campaign';
import { approvePlan, tellCampaign } from '../../api/intake/campaign-command';
import { editPlan } from '../../api/intake/campaign-plan';
import type { Caller } from '../../api/caller';
import type { Services } from '../../api/services';
import { CampaignRequest } from '../../domain/campaign/contract';
import type { SeasonCommand } from '../../domain/season/command-kinds';
import { openJourney, type JourneyBench } from './journey-bench';

const example = CampaignRequest.parse(JSON.parse(fs.readFileSync('examples/season.json', 'utf8')));

/** The journey's bench with what a season's gates need: the season as a person sees it, and time that passes day by day. */
export interface SeasonBench extends JourneyBench {
  /** Starts a season; asks are looked for in it from now on. */
  season(externalId: string, change?: Partial<CampaignRequest>): Promise<string>;
  edit(campaignId: string, change: Partial<CampaignRequest>, seen: number): Promise<number>;
  /** Approves the newest version as an approver. */
  approve(campaignId: string, seen: number, by?: string): Promise<void>;
  /** Tells it something as operations do, and waits until it was followed or proposed. Gives what became of it. */
  tell(campaignId: string, kind: SeasonCommand, body?: object): Promise<{ state: string; outcome: string | null }>;
  /** Delivers until the season is in this state. */
  reaches(campaignId: string, state: string): Promise<void>;
  /** Lets days pass. */
  pass(days: number): Promise<void>;
  row(campaignId: string): Promise<SeasonRow>;
  /** State of every version of the plan, the first one first. */
  plans(campaignId: string): Promise<string[]>;
  waves(campaignId: string): Promise<WaveRow[]>;
  request(externalId: string, change?: Partial<CampaignRequest>): CampaignRequest;
  until(so: () => Promise<boolean>): Promise<void>;
  /** Events of all runs of a season, run by run. */
  events(campaignId: string): Promise<number[]>;
  /** Ends the runs of the seasons so far: the time of a test file is one, and each of them would take its turns. */
  forget(): Promise<void>;
}

interface SeasonRow {
  state: string;
  paused_from: string | null;
  plan_version: number | null;
  target_heads: number;
  budget_minor: number;
  starts_on: string;
  peak_on: string;
  ends_on: string;
  closed_at: string | null;
}

interface WaveRow {
  no: number;
  state: string;
  live_on: string;
  sourcing_on: string;
  classroom_on: string;
  nesting_on: string;
  seats: number;
}

interface HistoryEvent {
  workflowExecutionStartedEventAttributes?: { continuedExecutionRunId?: string | null } | null;
}

/** Opens it. `parts`: what the turn does. (Default: everything) */
export async function openSeasons(businessFrom: string, parts?: readonly SeasonPart[]): Promise<SeasonBench> {
  const bench = await openJourney(businessFrom, undefined, parts);
  const { database, store } = bench;
  const services = { store, deliver: () => bench.deliver() } as unknown as Services;
  const caller = (id: string, role: 'ops' | 'approver'): Caller => ({ kind: 'user', id, roles: [role] });
  const begun: string[] = [];
  let keys = 0;

  const until = async (so: () => Promise<boolean>) => {
    const deadline = Date.now() + 45_000;
    while (!(await so())) {
      await bench.deliver();
      if (Date.now() > deadline) throw new Error('it does not come to be so');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  const self: SeasonBench = {
    ...bench,
    until,
    request: (externalId, change = {}) => ({ ...example, externalId, ...change }),
    async season(externalId, change = {}) {
      const facts = { requestId: 'r1', patienceSeconds: 60 };
      const { id } = await createCampaign(services, caller('user_ops', 'ops'), self.request(externalId, change), facts);
      begun.push(id);
      bench.about(id);
      return id;
    },
    async edit(campaignId, change, seen) {
      const { request } = await store.transaction((tx) => store.campaigns.readPlan(tx, campaignId));
      const edited = { campaignId, request: { ...request, ...change }, seen };
      return (await editPlan(services, caller('user_hr', 'ops'), edited)).version;
    },
    approve: (campaignId, seen, by = 'user_approver') =>
      approvePlan(services, caller(by, 'approver'), { campaignId, seen, body: {} }),
    async tell(campaignId, kind, body = {}) {
      const told = { campaignId, kind, body: { reason: 'As a test asks.', ...body }, key: `k${++keys}` };
      const { id } = await tellCampaign(services, caller('user_ops', 'ops'), told);
      const read = () => database.knex('command').where({ id }).first<{ state: string; outcome: string | null }>();
      await until(async () => (await read()).state !== 'given');
      const { state, outcome } = await read();
      return { state, outcome };
    },
    reaches: (campaignId, state) => until(async () => (await self.row(campaignId)).state === state),
    async pass(days) {
      await bench.deliver();
      // An hour more than whole days: a run looks again a day after its last turn, and the test server stops a run for good that
      // is signalled in the moment in which its timer fires (temporalio/sdk-java#3088). So every turn is over, too, when it returns.
      await bench.env.sleep(days * 86_400_000 + 3_600_000);
      await bench.deliver();
    },
    row: (campaignId) => database.knex('campaign').where({ id: campaignId }).first<SeasonRow>(),
    plans: (campaignId) =>
      database.knex('campaign_plan').where({ campaign_id: campaignId }).orderBy('version').pluck<string[]>('state'),
    waves: (campaignId) =>
      database.knex('wave').where({ campaign_id: campaignId }).orderBy('no').select<WaveRow[]>('*'),
    async events(campaignId) {
      const counts: number[] = [];
      const workflowId = `campaign/${campaignId}`;
      let run: string | undefined = (await bench.client.workflow.getHandle(workflowId).describe()).runId;
      while (run) {
        const history: { events?: readonly HistoryEvent[] | null } = await bench.client.workflow
          .getHandle(workflowId, run)
          .fetchHistory();
        const events = history.events ?? [];
        counts.unshift(events.length);
        run = events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
      }
      return counts;
    },
    async forget() {
      for (const id of begun.splice(0)) {
        const run = bench.client.workflow.getHandle(`campaign/${id}`);
        if ((await run.describe()).status.name === 'RUNNING') await run.terminate('the test is over');
      }
    },
  };
  return self;
}
