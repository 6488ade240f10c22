import { sourceKeys } from '../../domain/source/keys';
import { newsAbout } from '../support/news-rows';
import { openJourney, type JourneyBench } from './journey-bench';
import { playHire, type Play } from './onboard-play';

let bench: JourneyBench;

beforeAll(async () => {
  bench = await openJourney('2026-11-25T17:00:00.000Z');
}, 120_000);

afterEach(() => bench.world.refused.clear());
afterAll(() => bench.close());

const engineer = (key: string) => bench.answer(key, 'skip', undefined, 'the vendor said no');

/** Every stage at which a person can fall out before work begins, how, and what is left with a reason. */
const stages: Readonly<Record<string, { fallOut(play: Play): Promise<void>; left?: string[]; assets?: true }>> = {
  'the offer is declined': {
    async fallOut(play) {
      await play.toOffer();
      await bench.answer('offer', 'decline');
    },
  },
  'the offer expires': {
    async fallOut(play) {
      await play.toOffer();
      await bench.later(73);
    },
  },
  'consent is refused': {
    async fallOut(play) {
      await play.toConsent();
      await bench.answer('consent', 'refuse');
    },
  },
  'the check is not ordered': {
    async fallOut(play) {
      bench.world.refused.add('order');
      await play.toConsent();
      await bench.answer('consent', 'consent');
      await engineer(sourceKeys.check(play.engagement()));
    },
  },
  'the talent declines the contract and the lead stops': {
    async fallOut(play) {
      await play.toPapers();
      await play.handIn(['nda']);
      bench.world.envelopes.set(play.sow(), 'declined');
      await bench.report('signature', 'envelope.declined', play.sow(), { party: 'talent' });
      await bench.answer('contract', 'stop', undefined, 'we will not agree');
    },
    left: ['order'],
  },
  'nobody does anything and nobody decides': {
    async fallOut(play) {
      await play.toPapers();
      await bench.later(121);
      await bench.ask('contract');
      await bench.later(73);
    },
    left: ['order'],
  },
  'papers are late and HR stops': {
    async fallOut(play) {
      await play.toPapers();
      await play.sign();
      await bench.later(121);
      await bench.answer('late', 'stop', undefined, 'not reachable');
    },
    left: ['order', 'send'],
  },
  'access is granted by half and the lead stops': {
    async fallOut(play) {
      bench.world.refused.add('grant:chat');
      await play.toPapers();
      await play.sign();
      await play.handIn();
      await engineer(play.grant('chat'));
      await bench.answer('access', 'stop', undefined, 'no chat, no work');
    },
    left: ['order', 'send'],
  },
  'the course is failed twice and the lead stops': {
    async fallOut(play) {
      await play.toOrientation();
      await play.orientate();
      await play.failCourse(1);
      await bench.ask('course');
      await play.failCourse(2);
      await bench.answer('course', 'stop', undefined, 'not the right person');
    },
    left: ['order', 'send'],
    assets: true,
  },
  'the talent withdraws while papers are open': {
    async fallOut(play) {
      await play.toPapers();
      await play.handIn(['nda']);
      await play.withdraw();
    },
    left: ['order'],
  },
  'the talent withdraws while the lead decides on the contract': {
    async fallOut(play) {
      await play.toPapers();
      bench.world.envelopes.set(play.sow(), 'declined');
      await bench.report('signature', 'envelope.declined', play.sow(), { party: 'client' });
      await bench.ask('contract');
      await play.withdraw();
    },
    left: ['order'],
  },
  'the talent withdraws while an engineer decides on access': {
    async fallOut(play) {
      bench.world.refused.add('grant:chat');
      await play.toPapers();
      await play.sign();
      await play.handIn();
      await bench.ask(play.grant('chat'));
      await play.withdraw();
    },
    left: ['order', 'send'],
  },
  'the talent withdraws on the eve of the first day': {
    async fallOut(play) {
      await play.toOrientation();
      await play.passCourse();
      await play.orientate();
      await play.reaches('ready');
      await play.withdraw();
    },
    left: ['enrol', 'order', 'send'],
    assets: true,
  },
  'orientation is late and HR stops': {
    async fallOut(play) {
      await play.toOrientation();
      await play.passCourse();
      await bench.later(121);
      await bench.answer('late', 'stop', undefined, 'not reachable');
    },
    left: ['enrol', 'order', 'send'],
    assets: true,
  },
};

test.each(Object.entries(stages))(
  'nothing is left when %s',
  async (name, { fallOut, left = [], assets }) => {
    const play = playHire(bench, name.replaceAll(' ', '-'));
    await fallOut(play);
    await play.reaches('aborted');
    // What was handed out is all that is still asked for; nobody sends it back.
    if (assets) await bench.ask('return/assets').then(() => bench.later(15 * 24));
    expect(await bench.ended(`engagement/${play.engagement()}`)).toBe('COMPLETED');
    const { knex } = bench.database;
    const subject = play.engagement();

    expect(await knex('ask').where({ subject, state: 'open' }).pluck('name')).toEqual([]);
    const effects = await knex('effect').where({ subject });
    const undone = new Set(effects.flatMap((effect) => effect.compensates ?? []));
    for (const effect of effects.filter((one) => !one.compensates)) {
      const { state, left_reason: reason, operation } = effect;
      const settled = state === 'undone' ? undone.has(effect.key) : reason !== null || operation === 'order';
      expect([effect.key, state, settled]).toEqual([effect.key, state, true]);
      expect(['pending', 'parked']).not.toContain(state);
    }
    expect(
      await knex('effect').where({ subject }).whereNotNull('left_reason').orderBy('operation').pluck('operation'),
    ).toEqual(left);

    expect(await play.rows('access_lease', 'state', { state: 'open' })).toEqual([]);
    expect(await play.rows('access_lease', 'state', { state: 'planned' })).toEqual([]);
    const { held, envelopes, courses, checks } = bench.world;
    const of = <V>(map: Map<string, V>, id: string) => [...map].filter(([key]) => key.includes(id)).map(([, v]) => v);
    expect(of(held, play.talent()).flat()).toEqual([]);
    expect(of(envelopes, subject)).not.toContain('sent');
    expect(of(courses, subject)).not.toContain('enrolled');
    expect(of(courses, subject)).not.toContain('failed');
    expect(of(checks, subject)).not.toContain('pending');

    // Both whom it is about and who waits for somebody are told, and why.
    const lead = await knex('engagement').where({ id: subject }).first('lead_id');
    const why = (await knex('event').where({ subject, type: 'engagement.aborted' }).first('data')).data.reason;
    expect(await newsAbout(bench.database, subject)).toEqual([
      ['fell-out', play.talent(), '/portal', why],
      ['fell-out', lead.lead_id, `/console/engagements/${subject}`, why],
    ]);

    expect(await play.rows('engagement', 'reserved_minor')).toEqual([0]);
    expect(await play.rows('asset', 'state')).toEqual(assets ? ['lost'] : []);
    // The hire goes on: its seat is free, the budget is promised to the next person.
    await bench.ask('offer');
    const engagements = await knex('engagement').where({ hire_id: play.hire() }).orderBy('created_at').pluck('state');
    expect(engagements).toEqual(['aborted', 'offered']);
    const requisition = await knex('requisition')
      .where({ hire_id: play.hire() })
      .first('committed_minor', 'budget_minor');
    expect(requisition.committed_minor).toBe(requisition.budget_minor);
  },
  120_000,
);
