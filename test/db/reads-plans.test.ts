import { readEffects } from '../../adapters/db/reads/effects';
import { readEngagement } from '../../adapters/db/reads/engagement-page';
import { listEngagements } from '../../adapters/db/reads/engagements';
import { listEvents } from '../../adapters/db/reads/events';
import { readExplanation } from '../../adapters/db/reads/explain';
import { readHire } from '../../adapters/db/reads/hire-page';
import { listHires } from '../../adapters/db/reads/hires';
import { readHome } from '../../adapters/db/reads/home';
import { searchKnowledge } from '../../adapters/db/reads/knowledge';
import { listPayments } from '../../adapters/db/reads/payments';
import { readPortal } from '../../adapters/db/reads/portal';
import { listCases } from '../../adapters/db/reads/rating-cases';
import { listScorecards } from '../../adapters/db/reads/scorecards';
import { listTierChanges } from '../../adapters/db/reads/tiers';
import { readTalent, searchTalents } from '../../adapters/db/reads/talents';
import { readTimeline } from '../../adapters/db/reads/timeline';
import { listWorkItems } from '../../adapters/db/reads/work-items';
import { multiply } from '../support/multiply';
import { newJourney, type Journey } from '../support/fixtures';
import { openReading, type Reading } from '../support/reading';

let reading: Reading;
let journey: Journey;

/** Eight hundred stories, nine of ten over: enough that reading a whole table is dearer than an index. */
beforeAll(async () => {
  reading = await openReading();
  journey = newJourney(reading.store);
  await journey.to('handover');
  await newJourney(reading.store, 2).to('closed');
  const { knex } = reading.database;
  await multiply(knex, 400);
  for (const [table, key, over] of [
    ['hire', 'id', 'closed'],
    ['engagement', 'id', 'closed'],
    ['ask', 'thread', 'lapsed'],
  ])
    await knex.raw(
      `update ${table} set state = '${over}' where ${key} ~ '_g1_.*[^7]$' and state in ('filled', 'active', 'open')`,
    );
  await knex.raw('analyze');
}, 120_000);
afterAll(() => reading.close());

/** Tables that grow with the stories. Policies, staff and the clock stay small. */
const growing = [
  'hire',
  'requisition',
  'application',
  'engagement',
  'ask',
  'ask_group',
  'effect',
  'event',
  'talent',
  'talent_skill',
  'screening',
  'classification',
  'document',
  'sow',
  'certificate',
  'checklist_item',
  'work_item',
  'milestone',
  'payment',
  'access_lease',
  'knowledge',
  'scorecard',
  'tier_change',
];

const pages: Record<string, () => Promise<unknown>> = {
  'home of a lead': () => readHome(reading.as('lead')),
  'home of an engineer': () => readHome(reading.as('engineer')),
  hires: () => listHires(reading.as('ops'), { running: true }),
  'hires of a lead': () => listHires(reading.as('lead')),
  hire: () => readHire(reading.as('lead'), journey.hireId),
  engagements: () => listEngagements(reading.as('ops')),
  engagement: () => readEngagement(reading.as('lead'), journey.engagementId),
  timeline: () => readTimeline(reading.as('lead'), journey.hireId),
  effects: () => readEffects(reading.as('lead'), journey.engagementId),
  explanation: () => readExplanation(reading.as('lead'), journey.hireId),
  portal: () => readPortal(reading.asTalent(journey.talentId)),
  'pool by skill': () => searchTalents(reading.as('hr'), { skill: 'kerning', level: 3 }),
  talent: () => readTalent(reading.as('hr'), journey.talentId),
  'work items': () => listWorkItems(reading.as('ops')),
  payments: () => listPayments(reading.as('ops')),
  scorecards: () => listScorecards(reading.as('ops')),
  'changes of tiers': () => listTierChanges(reading.as('ops')),
  'cases about ratings': () => listCases(reading.as('ops')),
  'knowledge by words': () => searchKnowledge(reading.as('lead'), { q: 'contrast kerning' }),
  'events of a story': () => listEvents(reading.as('auditor'), { thread: journey.hireId }),
  'events by type': () => listEvents(reading.as('auditor'), { type: 'payment.paid' }),
};

test.each(Object.keys(pages))('%s reads no growing table as a whole', async (name) => {
  const page = pages[name] as () => Promise<unknown>;
  const scans = new Set<string>();
  for (const { sql, bindings } of await sent(page))
    for (const scan of scansIn(await plan(sql, bindings))) scans.add(scan);
  expect([...scans].filter((table) => growing.includes(table))).toEqual([]);
});

async function sent(work: () => Promise<unknown>): Promise<{ sql: string; bindings: unknown[] }[]> {
  const seen: { sql: string; bindings: unknown[] }[] = [];
  const note = (query: { sql: string; bindings: unknown[] }) => void seen.push(query);
  reading.database.knex.on('query', note);
  await work();
  reading.database.knex.off('query', note);
  return seen;
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Node[];
}

async function plan(sql: string, bindings: readonly unknown[]): Promise<Node> {
  const client = (await reading.database.knex.client.acquireConnection()) as {
    query(text: string, values: readonly unknown[]): Promise<{ rows: { 'QUERY PLAN': { Plan: Node }[] }[] }>;
  };
  try {
    const { rows } = await client.query(`explain (format json) ${sql}`, bindings);
    return (rows[0]?.['QUERY PLAN'][0] as { Plan: Node }).Plan;
  } finally {
    await reading.database.knex.client.releaseConnection(client);
  }
}

function scansIn(node: Node): string[] {
  const own = node['Node Type'].includes('Seq Scan') && node['Relation Name'] ? [node['Relation Name']] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansIn)];
}
