import { callApi } from '../../cli/api';
import type { PlayedStory } from '../../cli/demo/play-stories';
import { evaluateDefaults } from '../../domain/evaluate/policy';
import type { TierPreview } from '../../domain/evaluate/contract';
import { changePolicy } from './change-policy';
import { expectPath, openPathStage, type PathStage } from './paths/path-stage';
import { shortHire, type Scenario } from './paths/scenario';

/** By the dates of `shortHire`, whose first day of work is 1 December; they move with it. */
const dueOn = ['2026-12-02', '2026-12-21', '2026-12-22', '2026-12-23'];

/** Four weeks: one result that is late, returned twice and poorly rated; three good ones after the cooldown of 14 days. */
const better: Scenario = {
  name: 'who begins poorly and gets better moves up by the rule',
  hire: {
    ends: '2026-12-28',
    deliverables: dueOn.map((due, index) => ({
      ...shortHire.deliverables[0]!,
      ...{ title: `Set ${index + 1}`, due, amount: { amount: '1200.00', currency: 'USD' } },
    })),
  },
  script: [
    { ask: 'work-1/submit', round: 1, afterHours: 72 },
    ...[2, 3, 4].map((no) => ({ ask: `work-${no}/submit`, round: 1, afterHours: 20 * 24 })),
    ...[1, 2].map((round) => ({
      ...{ ask: 'work-1/review', round },
      answer: { option: 'rework', reason: 'It is not what we agreed on.' },
    })),
    { ask: 'work-1/review', answer: { option: 'accept', form: { rating: 1, defects: 4 } } },
    ...[2, 3, 4].map((no) => ({
      ...{ ask: `work-${no}/review` },
      answer: { option: 'accept', form: { rating: 5, defects: 0 } },
    })),
  ],
  expect: {
    hire: 'closed',
    answered: ['refresher'],
    tiers: ['C by entry', 'B by promotion'],
    paidMinor: 480_000,
  },
};

let stage: PathStage;
let played: PlayedStory | undefined;

beforeAll(async () => {
  stage = await openPathStage();
  // Every result is a rating of its own, so that one hire has the four that the rule looks at.
  await changePolicy(stage.run, 'evaluate', (document) => ({ ...document, leastDeliverables: 1 }));
  played = (await stage.play([better], 420_000)).get(better.name);
}, 540_000);

afterAll(() => stage?.close(), 60_000);

test(better.name, () => expectPath(better, played));

test('what a move to tier A would cost is told before it applies', async () => {
  const talent = played!.sight!.engagements[0]!.talent;
  const preview = await callApi<TierPreview>(stage.run, 'GET', `/v1/tiers/preview?talent=${talent}&to=A`);
  expect(preview).toMatchObject({ from: 'B', to: 'A', openEngagements: 0 });
  const [monthly] = preview.monthly;
  const share = Number(monthly!.difference.amount) / Number(monthly!.pay.amount);
  expect(Number(monthly!.pay.amount)).toBeGreaterThan(4_800);
  expect(share).toBeCloseTo(evaluateDefaults.effects.A.rateCard, 4);
  expect(preview.sentence).toMatch(/^From tier B to tier A: it costs \$[\d,.]+ a month more on work like the last\./);
});

test('no rule is broken', async () => {
  expect(await stage.violations()).toEqual([]);
}, 60_000);
