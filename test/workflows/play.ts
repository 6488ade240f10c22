import fs from 'node:fs';

import { cancelHire } from '../../api/intake/cancel-hire';
import { createHire } from '../../api/intake/hire';
import { giveCommand } from '../../api/intake/command';
import type { Services } from '../../api/services';
import { moveTo } from '../../cli/demo/shift-dates';
import { assignKeys } from '../../domain/assign/keys';
import { localDate } from '../../domain/calendar';
import type { EngagementCommand } from '../../domain/command/kinds';
import { HireRequest } from '../../domain/hire/contract';
import { onboardKeys } from '../../domain/onboard/keys';
import { sourceKeys } from '../../domain/source/keys';
import type { JourneyBench } from './journey-bench';

export const designer = HireRequest.parse(JSON.parse(fs.readFileSync('examples/designer.json', 'utf8')));

/** One hire on the bench, played stretch by stretch by the straight answers. */
export interface Player {
  hireId: string;
  engagementId: string;
  /** Column of the engagement’s row. */
  row<T = unknown>(column: string): Promise<T>;
  /** Waits in real time until the engagement is in this state. */
  reaches(state: string): Promise<void>;
  tell(kind: EngagementCommand, body: object, by?: { talent: string } | { user: string }): Promise<string>;
  /** Takes the whole hire back. */
  cancel(body: { reason: string }): Promise<void>;
  /** State and outcome of a command, once it is settled. */
  settled(command: string): Promise<{ state: string; outcome: string }>;
}

/** Starts a hire and plays it until its offer is out. */
export async function playToOffer(bench: JourneyBench, externalId: string): Promise<Player> {
  const { store, database } = bench;
  const now = await store.transaction((tx) => store.clock.now(tx));
  const request = { ...moveTo(designer, localDate(now, designer.timeZone), 5), externalId };
  const services = { store, deliver: () => bench.deliver() } as unknown as Services;
  const { id: hireId } = await createHire(services, { kind: 'user', id: 'key_hr', roles: ['hr'] }, request, {
    requestId: 'r1',
    patienceSeconds: 60,
  });
  await bench.answer('approval', 'approve');
  await bench.report('marketplace', 'listing.closed', sourceKeys.listing(hireId), { reason: 'enough' });
  const shortlist = await bench.ask('shortlist');
  const { form } = await database.knex('ask').where({ id: shortlist.id }).first('form');
  await bench.answer('shortlist', 'confirm', { talent: form.properties.talent.default });
  await bench.ask('offer');
  const engagement = await database.knex('engagement').where({ hire_id: hireId }).first('id');
  const engagementId = engagement.id as string;

  const row = async <T>(column: string): Promise<T> =>
    (await database.knex('engagement').where({ id: engagementId }).first(column))[column] as T;
  let told = 0;
  return {
    hireId,
    engagementId,
    row,
    reaches: (state) =>
      eventually(bench, async () => (await row('state')) === state, `${engagementId} is not ${state}`),
    async tell(kind, body, by = { user: 'user_ops' }) {
      const caller =
        'talent' in by
          ? ({
              kind: 'talent',
              id: by.talent,
              roles: ['talent'] as const,
              session: { csrf: '', expiresAt: '' },
            } as const)
          : ({ kind: 'user', id: by.user, roles: ['ops'] as const } as const);
      const { id } = await giveCommand(services, caller, { engagementId, kind, body, key: `${kind}-${++told}` });
      return id;
    },
    cancel: (body) =>
      cancelHire(services, { kind: 'user', id: 'user_ops', roles: ['ops'] }, { hireId, body, key: 'cancel' }),
    async settled(command) {
      const read = () => database.knex('command').where({ id: command }).first('state', 'outcome');
      await eventually(bench, async () => ['applied', 'refused'].includes((await read()).state), `${command} is open`);
      return read();
    },
  };
}

/** From the offer to the papers: accepted, consented, cleared, classified; the contract is out. */
export async function playToPapers(bench: JourneyBench, { engagementId }: Player): Promise<void> {
  await bench.answer('offer', 'accept');
  await bench.answer('consent', 'consent');
  await bench.report('screening', 'check.completed', sourceKeys.check(engagementId), {
    status: 'clear',
    completedAt: '2026-11-26T20:00:00.000Z',
  });
  await bench.ask('sign/talent');
}

/** From the papers to the first offered deliverable. */
export async function playToWork(bench: JourneyBench, player: Player): Promise<void> {
  const { engagementId } = player;
  const sow = onboardKeys.sow(engagementId);
  await bench.report('signature', 'envelope.signed', sow, { party: 'talent' });
  await bench.report('signature', 'envelope.signed', sow, { party: 'client' });
  const papers = { documentType: 'passport', documentNumber: 'X1234567', expiresOn: '2031-05-31' };
  await bench.answer('compliance/right-to-work', 'done', papers);
  const tax = { legalName: 'Sample Studio', taxId: '12-3456789', address: '1 Sample Street' };
  await bench.answer('compliance/tax-form', 'done', tax);
  const bank = { accountHolder: 'Sample Studio', account: 'US64SVBKUS6S3300958879' };
  await bench.answer('compliance/bank-details', 'done', bank);
  await bench.answer('compliance/insurance', 'done', { insurer: 'Sample Mutual', validUntil: '2031-05-31' });
  for (const item of ['nda', 'ip-assignment', 'code-of-conduct', 'data-protection'])
    await bench.answer(`compliance/${item}`, 'done');
  await bench.ask('orientation/mfa');
  await bench.report('learning', 'course.passed', onboardKeys.course(engagementId), {
    score: 100,
    courseVersion: '3',
    certificate: `cert-${engagementId}`,
    passedAt: '2026-11-28T10:00:00.000Z',
  });
  for (const item of ['mfa', 'walkthroughs', 'briefing']) await bench.answer(`orientation/${item}`, 'done');
  await bench.answer('orientation/sandbox-task', 'done', { result: 'Worked at once.' });
  await bench.env.sleep('8 days');
  await bench.ask('work-1/accept');
}

/** From the request to the first day of work. */
export async function playUntilWork(bench: JourneyBench, externalId: string): Promise<Player> {
  const player = await playToOffer(bench, externalId);
  await playToPapers(bench, player);
  await playToWork(bench, player);
  return player;
}

/** Takes a deliverable on and hands it in, in the work tool. */
export async function handIn(bench: JourneyBench, { engagementId }: Player, no: number, version = 1): Promise<void> {
  const item = assignKeys.publish(engagementId, no, version);
  await bench.report('work-tool', 'item.accepted', item);
  await bench.report('work-tool', 'item.submitted', item, { note: `result ${no}` });
}

/** Everything that is asked when somebody leaves, answered the straight way. */
export async function leave(bench: JourneyBench): Promise<void> {
  await bench.answer('leaving/assets', 'returned');
  await bench.answer('leaving/ip', 'confirmed');
  await bench.answer('leaving/interview', 'sent', { again: 'yes' });
  await bench.answer('rehire', 'undecided');
}

export async function handOver(bench: JourneyBench): Promise<void> {
  const texts = { deliverables: '- all', locations: '- library', decisions: '- calm palette', openItems: 'none' };
  await bench.answer('handover', 'complete', texts);
  await bench.answer('handover/confirm', 'confirm');
}

/** Waits in real time, delivering what is due, until it is so. */
export async function eventually(bench: JourneyBench, isSo: () => Promise<boolean>, otherwise: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(otherwise);
    await bench.deliver();
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
