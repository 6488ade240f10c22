import fs from 'node:fs';

import { giveCommand } from '../../api/intake/command';
import { createHire } from '../../api/intake/hire';
import type { Services } from '../../api/services';
import { moveTo } from '../../cli/demo/shift-dates';
import { localDate } from '../../domain/calendar';
import { HireRequest } from '../../domain/hire/contract';
import { onboardKeys } from '../../domain/onboard/keys';
import { sourceKeys } from '../../domain/source/keys';
import type { JourneyBench } from './journey-bench';

const designer = HireRequest.parse(JSON.parse(fs.readFileSync('examples/designer.json', 'utf8')));

/** The papers of the checklist that a person fills in. */
const papers: Readonly<Record<string, Record<string, unknown> | undefined>> = {
  'right-to-work': { documentType: 'passport', documentNumber: 'X1234567', expiresOn: '2031-05-31' },
  'tax-form': { legalName: 'Sample Studio', taxId: '12-3456789', address: '1 Sample Street' },
  'bank-details': { accountHolder: 'Sample Studio', account: 'US64SVBKUS6S3300958879' },
  insurance: { insurer: 'Sample Mutual', validUntil: '2031-05-31' },
  nda: undefined,
  'ip-assignment': undefined,
  'code-of-conduct': undefined,
  'data-protection': undefined,
};

export type Play = ReturnType<typeof playHire>;

/** Plays one hire with people of its own, step by step up to where a test wants to turn off. */
export function playHire(bench: JourneyBench, name: string) {
  let hireId = '';
  let engagementId = '';
  let talentId = '';

  const play = {
    hire: () => hireId,
    engagement: () => engagementId,
    talent: () => talentId,
    sow: (version = 1) => onboardKeys.sow(engagementId, version),
    course: (attempt = 1) => onboardKeys.course(engagementId, attempt),
    grant: (system: string, generation = 1) => onboardKeys.grant(engagementId, system, generation),

    /** The conditional offer is out. */
    async toOffer() {
      bench.world.newPeople(`-${name}`);
      const now = await bench.store.transaction((tx) => bench.store.clock.now(tx));
      const request = { ...moveTo(designer, localDate(now, designer.timeZone), 5), externalId: name };
      const services = { store: bench.store, deliver: () => bench.deliver() } as unknown as Services;
      const actor = { kind: 'user', id: 'key_hr', roles: ['hr'] } as const;
      ({ id: hireId } = await createHire(services, { ...actor, roles: ['hr'] }, request, {
        requestId: 'r1',
        patienceSeconds: 60,
      }));
      bench.about(hireId);
      await bench.answer('approval', 'approve');
      await bench.report('marketplace', 'listing.closed', sourceKeys.listing(hireId), { reason: 'enough' });
      const shortlist = await bench.ask('shortlist');
      const { form } = await bench.database.knex('ask').where({ id: shortlist.id }).first('form');
      await bench.answer('shortlist', 'confirm', { talent: form.properties.talent.default });
      await bench.ask('offer');
      const row = await bench.database.knex('engagement').where({ hire_id: hireId }).first();
      [engagementId, talentId] = [row.id, row.talent_id];
    },

    async toConsent() {
      await play.toOffer();
      await bench.answer('offer', 'accept');
      await bench.ask('consent');
    },

    /** Contract and papers are asked for. */
    async toPapers() {
      await play.toConsent();
      await bench.answer('consent', 'consent');
      const check = sourceKeys.check(engagementId);
      const completedAt = await bench.store.transaction((tx) => bench.store.clock.now(tx));
      await bench.report('screening', 'check.completed', check, { status: 'clear', completedAt });
      bench.world.checks.set(check, { status: 'clear', completedAt, link: null });
      await bench.ask('sign/talent');
    },

    async sign(version = 1) {
      for (const party of ['talent', 'client'])
        await bench.report('signature', 'envelope.signed', play.sow(version), { party });
      bench.world.envelopes.set(play.sow(version), 'completed');
    },

    async handIn(items: readonly string[] = Object.keys(papers)) {
      for (const item of items) await bench.answer(`compliance/${item}`, 'done', papers[item]);
    },

    /** Access is there; training and orientation are asked for. */
    async toOrientation() {
      await play.toPapers();
      await play.sign();
      await play.handIn();
      await bench.ask('orientation/mfa');
    },

    async passCourse(attempt = 1) {
      bench.world.courses.set(play.course(attempt), 'passed');
      await bench.report('learning', 'course.passed', play.course(attempt), {
        score: 100,
        courseVersion: '3',
        certificate: `cert-${name}`,
        passedAt: '2026-11-28T10:00:00.000Z',
      });
    },

    async failCourse(attempt = 1) {
      bench.world.courses.set(play.course(attempt), 'failed');
      const failed = { score: 20, courseVersion: '3', attemptsLeft: 0 };
      await bench.report('learning', 'course.failed', play.course(attempt), failed);
    },

    async orientate(items: readonly string[] = ['mfa', 'walkthroughs', 'briefing', 'sandbox-task']) {
      for (const item of items)
        await bench.answer(
          `orientation/${item}`,
          'done',
          item === 'sandbox-task' ? { result: 'Worked at once.' } : undefined,
        );
    },

    /** The person withdraws, whatever is under way. */
    async withdraw() {
      const session = { csrf: '', expiresAt: '' };
      const talent = { kind: 'talent', id: talentId, roles: ['talent'], session } as const;
      const body = { reason: 'found something else' };
      await giveCommand(bench, talent, { engagementId, kind: 'withdraw', body, key: 'withdraw' });
    },

    /** One column of the rows that belong to this engagement. */
    async rows(table: string, column: string, where: Record<string, unknown> = {}): Promise<unknown[]> {
      const own = table === 'engagement' ? { id: engagementId } : { engagement_id: engagementId };
      return bench.database
        .knex(table)
        .where({ ...own, ...where })
        .orderBy(column)
        .pluck<unknown[]>(column);
    },

    /** Waits until an effect is in this state. */
    async isIn(key: string, state: string) {
      const deadline = Date.now() + 30_000;
      while (!(await bench.database.knex('effect').where({ key, state }).first('key'))) {
        if (Date.now() > deadline) throw new Error(`${key} is not ${state}`);
        await bench.deliver();
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },

    /** Waits until the engagement is in this state. */
    async reaches(state: string) {
      const deadline = Date.now() + 30_000;
      for (;;) {
        await bench.deliver();
        const [is] = await play.rows('engagement', 'state');
        if (is === state) return;
        if (Date.now() > deadline) throw new Error(`${engagementId} is ${String(is)}, not ${state}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
  };
  return play;
}
