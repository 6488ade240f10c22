import { plus } from '../../domain/clock';
import { sourceKeys } from '../../domain/source/keys';
import { openSourcing, type SourceBench } from './source-bench';

let bench: SourceBench;

beforeAll(async () => {
  bench = await openSourcing('2026-11-02T17:00:00.000Z');
}, 120_000);

afterAll(() => bench.close());

/** A hire whose search is open and closed again: these people have applied. */
async function applied(externalId: string, people: Parameters<SourceBench['hire']>[1]): Promise<string> {
  const hireId = await bench.hire(externalId, people);
  await bench.answer('approval', 'approve');
  await bench.listingCloses(hireId);
  return hireId;
}

/** A hire whose offer is with the best of these people. */
async function offered(externalId: string, ...names: string[]): Promise<string> {
  const hireId = await applied(
    externalId,
    names.map((name) => ({ name })),
  );
  await bench.pick(names[0]!);
  await bench.ask('offer');
  return hireId;
}

describe('nobody is left', () => {
  test('nobody applies: the lead widens the search, and a second listing finds somebody', async () => {
    const hireId = await applied('nobody', []);
    expect(await bench.detailOf('impasse')).toMatchObject({ Why: 'nobody applied, and nobody in the pool fits' });
    bench.letApply([{ name: 'nob-ola', brand: 2 }]);
    await bench.answer('impasse', 'again', { lowerBy: 1, listingDays: 5, pay: 4800, otherRole: 'illustrator' });
    await bench.listingCloses(hireId, 2);
    await bench.pick('nob-ola');
    await bench.ask('offer');
    expect(bench.world.done.map(({ key }) => key)).toEqual(
      expect.arrayContaining([sourceKeys.listing(hireId, 1), sourceKeys.listing(hireId, 2)]),
    );
    expect(await bench.requisition(hireId)).toMatchObject({ round: 2, other_roles: ['illustrator'] });
    expect(await bench.applications(hireId)).toEqual({ 'nob-ola': 'offered' });
  }, 60_000);

  test('the marketplace never says that the listing is closed: after its date the hire looks itself who applied', async () => {
    const hireId = await bench.hire('no-word', [{ name: 'now-ana' }]);
    await bench.answer('approval', 'approve');
    const armed = { workflow_id: `hire/${hireId}`, name: 'listing-due/1' };
    await bench.until(async () => (await bench.states('run_timer', armed, 'name')).length > 0);
    const [until = ''] = (await bench.states('run_timer', armed, 'until_at')) as string[];
    await bench.store.transaction((tx) => bench.store.clock.jump(tx, plus(until, { hours: 1 }), 'nobody says a word'));
    await bench.until(async () => {
      await bench.store.transaction((tx) => bench.store.timers.callDue(tx, 100));
      await bench.deliver();
      return (await bench.applications(hireId))['now-ana'] === 'shortlisted';
    });
    // Word that comes after all changes nothing.
    await bench.listingCloses(hireId);
    await bench.pick('now-ana');
    await bench.ask('offer');
    expect(await bench.states('run_timer', armed, 'name')).toEqual([]);
  }, 60_000);

  test('nobody is qualified: lower levels let those in who applied already', async () => {
    const hireId = await applied('unfit', [
      { name: 'unf-kim', brand: 2 },
      { name: 'unf-lou', illustration: 1 },
    ]);
    expect(await bench.detailOf('impasse')).toMatchObject({ Why: 'nobody who applied meets what is asked' });
    expect(await bench.applications(hireId)).toEqual({ 'unf-kim': 'applied', 'unf-lou': 'applied' });
    bench.letApply([]);
    await bench.answer('impasse', 'again', { lowerBy: 1, listingDays: 1, pay: 4800 });
    await bench.listingCloses(hireId, 2);
    await bench.pick('unf-kim');
    await bench.ask('offer');
    expect(await bench.applications(hireId)).toEqual({ 'unf-kim': 'offered', 'unf-lou': 'shortlisted' });
  }, 60_000);

  test('none of them: the lead sees the others who fit, then raises the pay within what is approved', async () => {
    const hireId = await applied(
      'none',
      ['a', 'b', 'c', 'd'].map((name, index) => ({ name: `non-${name}`, ask: 400_000 + index * 10_000 })),
    );
    await bench.answer('shortlist', 'reject-all', undefined, 'No portfolio fits.');
    await bench.answer('impasse', 'rest');
    expect(await bench.shown()).toEqual([bench.talent('non-d')]);
    const first = await bench.applications(hireId);
    expect(first['non-a']).toBe('rejected: not wanted by the lead');
    expect(first['non-d']).toBe('shortlisted');
    await bench.answer('shortlist', 'reject-all', undefined, 'Nor this one.');

    bench.letApply([{ name: 'non-e' }]);
    await bench.answer('impasse', 'again', { lowerBy: 0, listingDays: 2, pay: 5000 });
    await bench.listingCloses(hireId, 2);
    await bench.pick('non-e');
    await bench.ask('offer');
    const engagement = await bench.engagement(hireId, 'non-e');
    expect(engagement).toMatchObject({ reserved_minor: 500_000, not_to_exceed_minor: 500_000 });
    expect(engagement.terms.deliverables.map((d) => d.amountMinor)).toEqual([125_000, 208_333, 166_667]);
    expect(await bench.openAsks(hireId)).toEqual(['offer']);
  }, 60_000);

  test('more than is approved goes to the approver: refused, the lead is asked again; approved, dearer people fit', async () => {
    const hireId = await applied('dear', [{ name: 'dea-x', ask: 590_000 }]);
    bench.letApply([]);
    await bench.answer('impasse', 'again', { lowerBy: 0, listingDays: 2, pay: 6000 });
    await bench.answer('raise', 'reject', undefined, 'Too much.');
    expect(await bench.requisition(hireId)).toMatchObject({ budget_minor: 500_000, round: 1 });

    await bench.answer('impasse', 'again', { lowerBy: 0, listingDays: 2, pay: 6000 });
    await bench.answer('raise', 'approve');
    await bench.listingCloses(hireId, 2);
    await bench.pick('dea-x');
    await bench.ask('offer');
    expect(await bench.requisition(hireId)).toMatchObject({
      budget_minor: 600_000,
      committed_minor: 600_000,
      offer_minor: 600_000,
      round: 2,
    });
    expect(await bench.engagement(hireId, 'dea-x')).toMatchObject({
      not_to_exceed_minor: 600_000,
      reserved_minor: 600_000,
    });
  }, 60_000);

  test('after so many rounds, and when the lead is silent, the hire ends with its reason', async () => {
    const hireId = await applied('rounds', []);
    bench.letApply([]);
    for (const round of [2, 3, 4]) {
      await bench.answer('impasse', 'again', { lowerBy: 0, listingDays: 1, pay: 4800 });
      await bench.listingCloses(hireId, round);
    }
    expect(await bench.ended(`hire/${hireId}`)).toBe('COMPLETED');
    expect(await bench.states('hire', { id: hireId })).toEqual(['cancelled']);
    expect(await bench.leftOpen(hireId)).toEqual({ asks: [], committedMinor: 0, reservedMinor: 0 });

    const silent = await applied('unheard', [{ name: 'unh-a', brand: 1 }]);
    await bench.silence('impasse');
    expect(await bench.ended(`hire/${silent}`)).toBe('COMPLETED');
    expect(await bench.states('sourcing_impasse', { hire_id: silent }, 'decision')).toEqual(['cancel']);
    expect(await bench.applications(silent)).toEqual({ 'unh-a': 'rejected: the request was taken back' });
    expect(await bench.leftOpen(silent)).toEqual({ asks: [], committedMinor: 0, reservedMinor: 0 });
  }, 60_000);
});

describe('the offer', () => {
  test('declined with a reason, then expired: each time the next gets it, until the lead is asked', async () => {
    const hireId = await offered('declines', 'dec-a', 'dec-b');
    await bench.answer('offer', 'decline', undefined, 'I took another project.');
    await bench.ask('offer');
    expect(await bench.applications(hireId)).toMatchObject({ 'dec-a': 'declined: offer declined', 'dec-b': 'offered' });
    expect(await bench.requisition(hireId)).toMatchObject({ committed_minor: 500_000 });
    await bench.silence('offer');
    expect(await bench.detailOf('impasse')).toMatchObject({ Why: 'everybody on the shortlist fell out' });
    expect(await bench.applications(hireId)).toEqual({
      'dec-a': 'declined: offer declined',
      'dec-b': 'expired: offer expired',
    });
    // Nobody is asked twice, though both apply once more.
    bench.letApply([{ name: 'dec-a' }, { name: 'dec-b' }]);
    await bench.answer('impasse', 'again', { lowerBy: 0, listingDays: 1, pay: 4800 });
    await bench.listingCloses(hireId, 2);
    await bench.answer('impasse', 'cancel', undefined, 'We do it ourselves.');
    expect(await bench.ended(`hire/${hireId}`)).toBe('COMPLETED');
    expect(await bench.states('engagement', { hire_id: hireId })).toEqual(['aborted', 'aborted']);
    expect(await bench.leftOpen(hireId)).toEqual({ asks: [], committedMinor: 0, reservedMinor: 0 });
  }, 60_000);

  test('a counter-offer within the budget is agreed: milestones, reservation and contract follow', async () => {
    const hireId = await offered('counter', 'cou-a');
    await bench.answer('offer', 'counter', { amount: 4900.01, note: 'The print set takes longer.' });
    expect(await bench.detailOf('counter')).toMatchObject({
      Offered: '$4,800.00',
      'Asked for': '$4,900.01',
      'What the person says': 'The print set takes longer.',
    });
    await bench.answer('counter', 'accept');
    await bench.answer('consent', 'consent');
    const engagement = await bench.engagement(hireId, 'cou-a');
    expect(engagement).toMatchObject({ state: 'vetting', reserved_minor: 490_001, not_to_exceed_minor: 500_000 });
    const amounts = engagement.terms.deliverables.map((d) => d.amountMinor);
    expect(amounts.reduce((a, b) => a + b)).toBe(490_001);

    await bench.report('screening', 'check.completed', sourceKeys.check(engagement.id), {
      status: 'clear',
      completedAt: '2026-11-26T20:00:00.000Z',
    });
    await bench.until(async () => (await bench.states('sow', { engagement_id: engagement.id })).length > 0);
    const [terms] = (await bench.states('sow', { engagement_id: engagement.id }, 'terms')) as [
      { total: string; milestones: { amount: string }[] },
    ];
    expect(terms.total).toBe('$4,900.01');
    expect(terms.milestones.map(({ amount }) => amount)).toEqual(['$1,225.00', '$2,041.67', '$1,633.34']);
  }, 60_000);

  test('a counter-offer above the budget needs the approver; without more the offer stays, and rounds are bounded', async () => {
    const hireId = await offered('above', 'abo-a');
    await bench.answer('offer', 'counter', { amount: 5600 });
    expect(await bench.optionsOf('counter')).toEqual(['raise', 'hold', 'next']);
    await bench.answer('counter', 'raise');
    await bench.answer('raise', 'reject', undefined, 'No more money.');
    expect(await bench.engagement(hireId, 'abo-a')).toMatchObject({ reserved_minor: 480_000 });

    await bench.answer('offer', 'counter', { amount: 5500 });
    await bench.silence('counter');
    // Two rounds are over: now it is yes or no.
    expect(await bench.optionsOf('offer')).toEqual(['accept', 'decline']);
    await bench.answer('offer', 'accept');
    await bench.ask('consent');
    expect(await bench.engagement(hireId, 'abo-a')).toMatchObject({ state: 'vetting', reserved_minor: 480_000 });
    expect(await bench.requisition(hireId)).toMatchObject({ budget_minor: 500_000, committed_minor: 500_000 });
  }, 60_000);

  test('an approved raise moves budget, cap and reservation together, and gives all of it back when the person falls out', async () => {
    const hireId = await offered('raised', 'rai-a', 'rai-b');
    await bench.answer('offer', 'counter', { amount: 5600 });
    await bench.answer('counter', 'raise');
    await bench.answer('raise', 'approve');
    await bench.ask('consent');
    expect(await bench.engagement(hireId, 'rai-a')).toMatchObject({
      reserved_minor: 560_000,
      not_to_exceed_minor: 560_000,
    });
    expect(await bench.requisition(hireId)).toMatchObject({ budget_minor: 560_000, committed_minor: 560_000 });
    await bench.answer('consent', 'refuse');
    await bench.ask('offer');
    expect(await bench.applications(hireId)).toMatchObject({ 'rai-b': 'offered' });
    expect((await bench.applications(hireId))['rai-a']).toMatch(/^declined/);
    expect(await bench.engagement(hireId, 'rai-a')).toMatchObject({ state: 'aborted', reserved_minor: 0 });
    expect(await bench.engagement(hireId, 'rai-b')).toMatchObject({
      reserved_minor: 480_000,
      not_to_exceed_minor: 560_000,
    });
    expect(await bench.requisition(hireId)).toMatchObject({ committed_minor: 560_000 });
  }, 60_000);

  test('no agreement: the lead goes on to the next person', async () => {
    const hireId = await offered('apart', 'apa-a', 'apa-b');
    await bench.answer('offer', 'counter', { amount: 4999 });
    await bench.answer('counter', 'next');
    await bench.ask('offer');
    expect(await bench.applications(hireId)).toEqual({
      'apa-a': 'rejected: no agreement on the pay',
      'apa-b': 'offered',
    });
  }, 60_000);
});

test('a person who withdraws while the lead thinks about the counter-offer leaves nothing open', async () => {
  const hireId = await offered('leaves', 'lea-a', 'lea-b');
  await bench.answer('offer', 'counter', { amount: 4900 });
  await bench.ask('counter');
  const { id } = await bench.engagement(hireId, 'lea-a');
  await bench.store.transaction((tx) =>
    bench.store.commands.giveCommand(tx, {
      id: 'cmd_leaves',
      subject: id,
      workflowId: `engagement/${id}`,
      kind: 'withdraw',
      body: { reason: 'I found something else.' },
      by: bench.talent('lea-a'),
    }),
  );
  await bench.deliver();
  await bench.ask('offer');
  expect(await bench.openAsks(hireId)).toEqual(['offer']);
  expect(await bench.applications(hireId)).toEqual({
    'lea-a': 'withdrawn: the talent withdrew',
    'lea-b': 'offered',
  });
  expect(await bench.states('engagement', { id }, 'reserved_minor')).toEqual([0]);
  expect(await bench.requisition(hireId)).toMatchObject({ committed_minor: 500_000 });
}, 60_000);

describe('the same person', () => {
  test('is wanted by two hires for the same days: the second goes on to its next, then to its lead', async () => {
    await offered('first', 'sam-a');
    const second = await applied('second', [{ name: 'sam-a' }, { name: 'sam-b', brand: 3 }]);
    // Who is taken already is not even shown.
    expect(await bench.shown()).toEqual([bench.talent('sam-b')]);
    await bench.pick('sam-b');
    await bench.ask('offer');
    expect(await bench.applications(second)).toMatchObject({ 'sam-a': 'screened', 'sam-b': 'offered' });

    const third = await applied('third', [{ name: 'sam-a' }]);
    expect(await bench.detailOf('impasse')).toMatchObject({
      Why: 'everybody who fits has work or another offer for these days',
    });
    await bench.answer('impasse', 'cancel', undefined, 'Later.');
    expect(await bench.ended(`hire/${third}`)).toBe('COMPLETED');
  }, 60_000);

  test('takes another offer while the lead still chooses: passed over, with the reason', async () => {
    const slow = await applied('slow', [{ name: 'tak-a' }, { name: 'tak-b', brand: 3 }]);
    const { id } = await bench.ask('shortlist');
    await offered('quick', 'tak-a');
    await bench.store.transaction(async (tx) => {
      const ask = await tx('ask').where({ id }).first('to_user');
      const by = { kind: 'user', id: ask.to_user, roles: ['lead'] } as never;
      await bench.store.asks.answer(tx, id, by, { option: 'confirm', form: { talent: bench.talent('tak-a') } });
    });
    await bench.deliver();
    await bench.until(async () => (await bench.applications(slow))['tak-b'] === 'offered');
    expect(await bench.applications(slow)).toEqual({
      'tak-a': 'screened: has another offer or work for these days',
      'tak-b': 'offered',
    });
    expect(await bench.states('event', { subject: slow, type: 'application.passed-over' }, 'actor')).toHaveLength(1);
  }, 60_000);
});

describe('a candidate takes the application back', () => {
  test('while the lead chooses: the question is taken back and asked anew without the person', async () => {
    const hireId = await applied('back', [{ name: 'bac-a', brand: 5 }, { name: 'bac-b' }]);
    await bench.ask('shortlist');
    await bench.report('marketplace', 'applicant.withdrawn', sourceKeys.listing(hireId), { applicant: 'mp_bac-a' });
    await bench.until(async () => (await bench.shown()).length === 1);
    expect(await bench.shown()).toEqual([bench.talent('bac-b')]);
    expect(await bench.openAsks(hireId)).toEqual(['shortlist']);
    await bench.pick('bac-b');
    await bench.ask('offer');
    expect(await bench.applications(hireId)).toEqual({
      'bac-a': 'withdrawn: took the application back',
      'bac-b': 'offered',
    });
  }, 60_000);

  test('while somebody else has the offer: the next in turn is another one', async () => {
    const hireId = await offered('gone', 'gon-a', 'gon-b', 'gon-c');
    const second = (await bench.shortlistedNow(hireId))[0]!;
    await bench.report('marketplace', 'applicant.withdrawn', sourceKeys.listing(hireId), {
      applicant: `mp_${second}`,
    });
    await bench.until(async () => (await bench.applications(hireId))[second]!.startsWith('withdrawn'));
    await bench.answer('offer', 'decline');
    await bench.ask('offer');
    const third = ['gon-b', 'gon-c'].find((name) => name !== second)!;
    expect((await bench.applications(hireId))[third]).toBe('offered');
  }, 60_000);
});
