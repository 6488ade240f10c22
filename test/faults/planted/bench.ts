import fs from 'node:fs';

import { createHire } from '../../../api/intake/hire';
import type { Services } from '../../../api/services';
import { createPrivateData } from '../../../adapters/db/private';
import { verify } from '../../../adapters/db/seal';
import type { Store } from '../../../adapters/db/store';
import type { Tx } from '../../../adapters/db/connection';
import { canariesOf } from '../../../cli/audit/canaries';
import type { Evidence } from '../../../cli/audit/invariant';
import { readRun, runText } from '../../../cli/audit/run-evidence';
import { moveTo } from '../../../cli/demo/shift-dates';
import { localDate } from '../../../domain/calendar';
import { HireRequest } from '../../../domain/hire/contract';
import { deriveId } from '../../../domain/ids';
import { openJourney, type JourneyBench, type JourneyParts } from '../../workflows/journey-bench';
import type { Bug } from './bug';
import { createOracleWorld, type OracleWorld } from './oracle-world';
import { createPlayer, type Script } from './player';

const designer = HireRequest.parse(JSON.parse(fs.readFileSync('examples/designer.json', 'utf8')));
/** As the journey bench seals personal data. */
const masterKey = Buffer.alloc(32, 7);

/** Hires on the real workflows, steps and database, some of them with a bug of their own, side by side. */
export interface PlantBench {
  /** Id of the hire that has this bug. */
  hireOf(bug: Bug): string;
  /** Id of a hire that has none. */
  sound: string[];
  /** Everything that a sentence may name a hire by: ids of what belongs to it. */
  namesOf(hireId: string): Promise<string[]>;
  evidence(tx?: Tx): Evidence;
  journey: JourneyBench;
}

/** Plays every hire to its end, or to where its bug leaves it. */
export async function openPlantBench(bugs: readonly Bug[], healthy: readonly Script[]): Promise<PlantBench> {
  const owners = new Map<string, Bug>();
  let oracle: OracleWorld | undefined;
  const journey = await openJourney('2026-11-25T17:00:00.000Z', (sound) => {
    oracle = createOracleWorld(sound.world);
    return plantAll(bugs, { store: noticing(sound.store, owners), world: oracle.world }, owners);
  });
  const hires = await play(journey, oracle!, owners, bugs, healthy).catch(async (error: unknown) => {
    await journey.close();
    throw error;
  });
  const runs = new Map<string, ReturnType<typeof readRun>>();
  return {
    hireOf: (bug) => hires.get(bug)!,
    sound: healthy.map((script) => hires.get(script)!),
    namesOf: (hireId) => namesOf(journey, hireId),
    evidence: (tx) => evidenceOf(journey, oracle!, runs, tx),
    journey,
  };
}

async function play(
  journey: JourneyBench,
  oracle: OracleWorld,
  owners: Map<string, Bug>,
  bugs: readonly Bug[],
  healthy: readonly Script[],
): Promise<ReadonlyMap<Bug | Script, string>> {
  for (const { surgery } of bugs) if (surgery) await journey.database.knex.raw(surgery);

  const hires = new Map<Bug | Script, string>();
  const scripts = new Map<string, Script>();
  for (const [no, one] of [...healthy, ...bugs].entries()) {
    const bug = 'plant' in one ? one : undefined;
    const id = await startHire(journey, no, (hireId) => bug && owners.set(hireId, bug));
    hires.set(one, id);
    scripts.set(id, bug ? (bug.script ?? {}) : (one as Script));
  }
  const ending = [...hires.values()].filter((id) => !scripts.get(id)!.until && !owners.get(id)?.endless);
  await playOut(journey, createPlayer(journey, oracle, scripts), ending);

  return hires;
}

/** Each bug sees the parts as the bugs before it left them. */
function plantAll(bugs: readonly Bug[], sound: JourneyParts, owners: ReadonlyMap<string, Bug>): JourneyParts {
  return bugs.reduce((parts, bug) => {
    const mine = (idOrKey: string) => idOrKey.split('/').some((id) => owners.get(id) === bug);
    const { store, world } = bug.plant({ ...parts, mine });
    return { store: { ...parts.store, ...store }, world: { ...parts.world, ...world } };
  }, sound);
}

/** Notes which engagement belongs to which hire, so that a bug knows its own. */
function noticing(store: Store, owners: Map<string, Bug>): Store {
  const insertEngagement: Store['engagements']['insertEngagement'] = async (tx, engagement, actor) => {
    const bug = owners.get(engagement.hireId);
    if (bug) owners.set(engagement.id, bug);
    await store.engagements.insertEngagement(tx, engagement, actor);
  };
  return { ...store, engagements: { ...store.engagements, insertEngagement } };
}

/** Each hire needs skills that nobody else has, and so people of its own. */
async function startHire(journey: JourneyBench, no: number, known: (hireId: string) => unknown): Promise<string> {
  const now = await journey.store.transaction((tx) => journey.store.clock.now(tx));
  const request = {
    ...moveTo(designer, localDate(now, designer.timeZone), 5),
    externalId: `planted-${no}`,
    skills: designer.skills.map(({ skill, level }) => ({ skill: `${skill}-${no}`, level })),
  };
  known(deriveId('hire', 'key_hr', request.externalId));
  const services = { store: journey.store, deliver: () => journey.deliver() } as unknown as Services;
  const caller = { kind: 'user', id: 'key_hr', roles: ['hr'] } as const;
  // Longer than the days that are skipped: no step runs out of patience meanwhile.
  const { id } = await createHire(services, { ...caller, roles: [...caller.roles] }, request, {
    requestId: 'planted',
    patienceSeconds: 100 * 86_400,
  });
  return id;
}

/** Acts while there is something to do; when everybody waits for a date, a day is skipped. */
async function playOut(journey: JourneyBench, player: ReturnType<typeof createPlayer>, hires: string[]): Promise<void> {
  const deadline = Date.now() + 100_000;
  const events = async () => Number((await journey.database.knex('event').max('seq as n').first<{ n: number }>()).n);
  for (let before = -1; !(await allOver(journey, hires));) {
    if (Date.now() > deadline) throw new Error(`Not over: ${JSON.stringify(await standings(journey, hires))}`);
    const acted = await player.turn();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = await events();
    if (!acted && now === before) await journey.env.sleep('1 day');
    before = now;
  }
}

async function allOver(journey: JourneyBench, hires: string[]): Promise<boolean> {
  const left = await standings(journey, hires);
  if (left.length > 0) return false;
  const ends = await Promise.all(hires.map((id) => journey.ended(`hire/${id}`)));
  return ends.every((end) => end !== 'RUNNING');
}

function standings({ database }: JourneyBench, hires: string[]): Promise<{ id: string; state: string }[]> {
  return database
    .knex('hire')
    .whereIn('id', hires)
    .whereNotIn('state', ['closed', 'cancelled', 'rejected'])
    .select('id', 'state');
}

async function namesOf({ database }: JourneyBench, hireId: string): Promise<string[]> {
  const { rows } = await database.knex.raw<{ rows: { id: string }[] }>(
    `with e as (select id, talent_id from engagement where hire_id = :hire)
     select :hire as id union select id from requisition where hire_id = :hire union select id from e union select talent_id from e
     union select id from ask where thread = :hire union select id from access_lease where engagement_id in (select id from e)
     union select id from milestone where engagement_id in (select id from e) union select webhook_id from hook where split_part(effect_key, '/', 2) in (select id from e)`,
    { hire: hireId },
  );
  return rows.map((row) => row.id);
}

function evidenceOf(
  journey: JourneyBench,
  oracle: OracleWorld,
  runs: Map<string, ReturnType<typeof readRun>>,
  tx?: Tx,
): Evidence {
  const db = tx ?? journey.database.knex;
  return {
    db,
    graceSeconds: 0,
    refresh: () => runs.clear(),
    journal: (system) => Promise.resolve(oracle.journal(system)),
    // The world itself, not the port that a bug may have got between.
    readBack: (system, person) => {
      const roles = journey.world.held.get(`${system}/${person}`) ?? [];
      return Promise.resolve({ active: roles.length > 0, roles });
    },
    run: (workflowId) => {
      const reading = runs.get(workflowId) ?? readRun(journey.client, workflowId);
      runs.set(workflowId, reading);
      return reading;
    },
    canaries: () => canariesOf(db, createPrivateData(masterKey)),
    // The time-skipping server cannot list its runs.
    async *outsideTexts() {
      for (const { workflow_id: id } of await db('outbox')
        .where({ kind: 'start' })
        .select<{ workflow_id: string }[]>('workflow_id'))
        yield {
          where: `run ${id}`,
          text: await runText(journey.client, await journey.client.workflow.getHandle(id).describe()),
        };
    },
    verifyChain: async () => {
      const result = await verify(db);
      return result.ok ? [] : [`${result.broken.what} ${result.broken.name}: ${result.broken.why}`];
    },
  };
}
