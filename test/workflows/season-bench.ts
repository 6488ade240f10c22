import season from '../../examples/season.json';
import type { Evidence } from '../../cli/audit/invariant';
import { checkInvariants, invariants } from '../../cli/audit/invariants';
import { readRun } from '../../cli/audit/run-evidence';
import type { Applicant } from '../../activities/ports';
import { policyOf } from '../../activities/journey';
import { planSeason } from '../../domain/campaign/plan';
import { CampaignRequest } from '../../domain/campaign/contract';
import { moved } from '../../domain/campaign/week';
import { addDays, atLocal } from '../../domain/calendar';
import { deriveId, runIds } from '../../domain/ids';
import { policyKinds } from '../../domain/policy/kinds';
import { frameOf } from '../../domain/season/frame';
import { placeOfferAsk } from '../../domain/season/offer-asks';
import { onboardKeys } from '../../domain/onboard/keys';
import { sourceKeys } from '../../domain/source/keys';
import { staff } from '../support/staff';
import type { JourneyBench } from './journey-bench';

/** Heads by week, from the week before the peak on: a season of about a dozen people. */
const dozen = [3, 8, 8, 8, 8, 4, 2];
const peakStarts = '2027-03-01';

/** A small season: two classes of one week, one week of nesting, four systems less than none. */
export function smallSeason(
  externalId: string,
  { heads = dozen, peak = peakStarts, ...change }: Partial<CampaignRequest> & { heads?: number[]; peak?: string } = {},
): CampaignRequest {
  const csv = ['starts,heads', ...heads.map((n, at) => `${moved(peak, 7 * (at - 1))},${n}`)].join('\n');
  return CampaignRequest.parse({
    ...season,
    externalId,
    demand: { intervalMinutes: 30, peakStarts: peak, csv },
    base: { heads: 0, backfilled: true },
    yields: { ...season.yields, weeklySurvival: 0.99 },
    training: { ...season.training, seats: 12, blackouts: [], sourcingLeadDays: 21, classroomWeeks: 1 },
    ramp: [0.8, 1],
    systems: [{ system: 'helpdesk', role: 'agent' }],
    ...change,
  });
}

/** Writes a season whose plan is in force, with its classes, as its approval does. Staff and policies are there. */
export async function writeSeason(
  bench: Pick<JourneyBench, 'store'>,
  request: CampaignRequest,
  asOf: string,
): Promise<{ campaignId: string; waves: string[] }> {
  const { store } = bench;
  const plan = planSeason(request, { asOf });
  const { positions, ...frame } = frameOf(request, plan);
  const campaignId = deriveId('campaign', 'test', request.externalId);
  const waves = plan.classes.map((_, at) => deriveId('wave', campaignId, String(at + 1)));
  await store.transaction(async (tx) => {
    const { name, role, jurisdiction, timeZone, engagementType, skills } = request;
    await store.campaigns.insertCampaign(
      tx,
      {
        ...{ name, role, jurisdiction, timeZone, engagementType, skills, positions, ...frame },
        id: campaignId,
        source: 'test',
        externalId: request.externalId,
        policies: await store.policies.latest(tx, [...policyKinds]),
        requestedBy: staff.lead,
        workflowId: runIds.campaign(campaignId),
        currency: request.budget.currency,
      },
      staff.lead,
    );
    await store.campaigns.addPlan(tx, campaignId, { request, plan, kind: 'draft', madeBy: staff.lead });
    await tx('campaign_plan')
      .where({ campaign_id: campaignId })
      .update({ state: 'approved', decided_by: staff.approver });
    for (const [from, to] of [
      ['draft', 'pending_approval'],
      ['pending_approval', 'open'],
    ])
      await store.events.append(tx, {
        subject: campaignId,
        type: `requisition.${to}`,
        object: deriveId('requisition', campaignId, '1'),
        actor: staff.approver,
        data: { from, to },
      });
    await tx('requisition').where({ campaign_id: campaignId }).update({ state: 'open' });
    for (const to of ['planned', 'approved', 'recruiting'] as const) {
      const campaign = await store.campaigns.lockCampaign(tx, campaignId);
      await store.campaigns.moveCampaign(
        tx,
        campaign,
        to,
        staff.approver,
        {},
        to === 'approved' ? { plan_version: 1 } : {},
      );
    }
    await tx('wave').insert(
      plan.classes.map((one, at) => ({
        id: waves[at],
        campaign_id: campaignId,
        no: at + 1,
        state: 'planned',
        live_week: one.liveWeek,
        room: one.room,
        sourcing_on: one.sourcingStarts,
        classroom_on: one.classroomStarts,
        nesting_on: moved(one.liveOn, -7 * request.training.nestingWeeks),
        live_on: one.liveOn,
        seats: one.seats,
        bookings: one.bookings,
        offers: one.offers,
        screens: one.screens,
        changed_at: tx.raw('business_now()'),
      })),
    );
  });
  return { campaignId, waves };
}

/** Somebody who applies to a season and fits, unless `level` says otherwise. */
export function agentApplicant(name: string, { level = 4, ask = 1900 } = {}): Applicant {
  return {
    ref: `mp_${name}`,
    name: `${name} canary-surname`,
    email: `${name}@talent.example`,
    timeZone: 'America/New_York',
    skills: [
      { skill: 'customer-support', level },
      { skill: 'english', level: 5 },
    ],
    ask: { amountMinor: ask, currency: 'USD' },
    availableFrom: '2026-11-01',
    portfolio: `https://portfolio.example/${name}`,
    appliedAt: '2027-01-19T10:00:00.000Z',
  };
}

/** Calls every date that has come: what the sweeper does two wall seconds later. */
export async function callDue(bench: JourneyBench): Promise<void> {
  const { rows } = await bench.database.knex.raw<{ rows: { workflow_id: string; name: string }[] }>(
    'delete from run_timer where until_at <= business_now() returning workflow_id, name',
  );
  for (const { workflow_id, name } of rows)
    await bench.client.workflow.getHandle(workflow_id).signal('timerDue', { timer: name });
  await bench.deliver();
}

/** The papers of a season that a person fills in. */
const papers: Readonly<Record<string, Record<string, unknown> | undefined>> = {
  'right-to-work': { documentType: 'passport', documentNumber: 'X1234567', expiresOn: '2031-05-31' },
  'tax-withholding': { legalName: 'Sam Sample', taxId: '123-45-6789', address: '1 Sample Street' },
  'bank-details': { accountHolder: 'Sam Sample', account: 'US64SVBKUS6S3300958879' },
  'code-of-conduct': undefined,
  'data-protection': undefined,
};

export type Agent = ReturnType<typeof agentOf>;

/** One person of a season, who answers what they are asked. */
export function agentOf(bench: JourneyBench, engagementId: string) {
  const { store, database } = bench;
  const self = {
    engagementId,
    /** Answers the open ask of this name, waiting for it. */
    async answer(name: string, option: string, form?: Record<string, unknown>) {
      let open: { id: string; to_talent: string } | undefined;
      await until(bench, `nobody asks ${engagementId} for ${name}`, async () => {
        open = await database
          .knex('ask')
          .where({ subject: engagementId, name, state: 'open' })
          .first<{ id: string; to_talent: string } | undefined>('id', 'to_talent');
        return open !== undefined;
      });
      await store.transaction((tx) =>
        store.asks.answer(
          tx,
          open?.id ?? '',
          { kind: 'talent', id: open?.to_talent ?? '' },
          { option, ...(form && { form }) },
        ),
      );
      await bench.deliver();
    },
    async accept() {
      await self.answer('offer', 'accept');
    },
    async consent() {
      await self.answer('consent', 'consent');
    },
    async cleared() {
      const completedAt = await store.transaction((tx) => store.clock.now(tx));
      const key = sourceKeys.check(engagementId);
      await bench.report('screening', 'check.completed', key, { status: 'clear', completedAt });
      bench.world.checks.set(key, { status: 'clear', completedAt, link: null });
    },
    async sign() {
      await bench.report('signature', 'envelope.signed', onboardKeys.sow(engagementId), { party: 'talent' });
      bench.world.envelopes.set(onboardKeys.sow(engagementId), 'completed');
    },
    async handIn() {
      for (const [item, form] of Object.entries(papers)) await self.answer(`compliance/${item}`, 'done', form);
    },
    /** From the offer to a complete file. */
    async toCleared() {
      await self.accept();
      await self.consent();
      await self.cleared();
      await self.sign();
      await self.handIn();
      await self.is('cleared');
    },
    async leave() {
      await self.answer('leaving/assets', 'returned');
      await self.answer('leaving/interview', 'sent', { again: 'yes' });
    },
    row: <T>(column: string): Promise<T> =>
      database
        .knex('engagement')
        .where({ id: engagementId })
        .first(column)
        .then((row) => row[column] as T),
    member: <T>(column: string): Promise<T> =>
      database
        .knex('season_member')
        .where({ engagement_id: engagementId })
        .first(column)
        .then((row) => row[column] as T),
    /** Waits until the member is in this state. */
    is: (state: string) =>
      until(bench, `${engagementId} is not ${state}`, async () => (await self.member('state')) === state),
    reaches: (state: string) =>
      until(bench, `${engagementId} does not become ${state}`, async () => (await self.row('state')) === state),
    /** The season calls the run by this name. */
    async call(name: string, changes: Record<string, unknown> = {}) {
      await store.transaction(async (tx) => {
        if (Object.keys(changes).length > 0) await store.members.changeMembers(tx, [engagementId], changes);
        await store.members.callMembers(tx, [engagementId], name, await store.clock.now(tx));
      });
      await callDue(bench);
    },
  };
  return self;
}

/** Offers somebody a place in a class, without the season's run. The run of the engagement starts at once, if not told otherwise. */
export async function offerPlace(
  bench: JourneyBench,
  at: { campaignId: string; waveId: string },
  name: string,
  { starts = true } = {},
): Promise<Agent> {
  const { store } = bench;
  const engagementId = await store.transaction(async (tx) => {
    const campaign = await store.campaigns.lockCampaign(tx, at.campaignId);
    const requisitionId = store.applicants.requisitionOf(campaign.id);
    const person = agentApplicant(name);
    const [talentId = ''] = await store.talents.upsertTalents(
      tx,
      [{ ...person, sourceRef: `marketplace:${person.ref}`, jurisdiction: 'US-NY', roles: ['support-agent'] }],
      'system:test',
      store.private,
    );
    const candidates = await store.talents.candidatesFor(tx, { talents: [talentId] });
    await store.applications.saveApplications(
      tx,
      requisitionId,
      candidates.map((one) => ({
        ...one,
        source: 'marketplace',
        askMinor: 1900,
        score: { total: 0.8, parts: {} as never },
        reasonAgainst: null,
      })),
    );
    const applicationId = deriveId('application', requisitionId, talentId);
    const id = deriveId('engagement', requisitionId, talentId);
    const wave = await store.waves.readWave(tx, at.waveId);
    const endsAt = addDays(atLocal(campaign.endsOn, 0, campaign.timeZone), 1, campaign.timeZone);
    const hourly = { rateMinor: 1950, hoursPerWeek: 20, trainingPaid: true, trainingWeeks: 2 };
    const { name: title, currency, timeZone, policies } = campaign;
    const place = { id, hireId: campaign.id, talentId, title, currency, timeZone, policies, endsAt };
    const ask = placeOfferAsk(place, hourly, wave, await policyOf(store, tx, policies, 'season'));
    await store.applicants.offerPlaces(
      tx,
      {
        campaign,
        requisitionId,
        waveId: at.waveId,
        leadId: staff.lead,
        startsAt: `${wave.classroomOn}T14:00:00.000Z`,
        endsAt,
        reservedMinor: 195_000,
        notToExceedMinor: 600_000,
        seasonMinor: 218_400,
        terms: { deliverables: [], hourly },
        hoursCap: 20,
        patienceSeconds: 60,
        graceSeconds: 0,
      },
      [{ engagementId: id, applicationId, talentId, source: 'marketplace', alumni: false }],
      [ask],
      'system:test',
    );
    return id;
  });
  if (starts) await bench.deliver();
  return agentOf(bench, engagementId);
}

/** Waits in real time, delivering what is due, until it is so. */
export async function until(bench: JourneyBench, otherwise: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 45_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(otherwise);
    await bench.deliver();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What breaks one of I1–I12 that our own tables and Temporal tell. */
export async function broken(bench: JourneyBench, ...ids: string[]): Promise<string[]> {
  const evidence = {
    db: bench.database.knex,
    graceSeconds: 0,
    journal: async () => null,
    run: (workflowId: string) => readRun(bench.client, workflowId),
    verifyChain: async () => [],
    refresh: () => undefined,
  } as unknown as Evidence;
  const chosen = invariants.filter(({ id }) => ids.includes(id));
  return (await checkInvariants(evidence, 500, chosen)).map(({ invariant, detail }) => `${invariant}: ${detail}`);
}
