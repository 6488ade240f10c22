import { comparePlans, type PlanDifference } from '../../domain/campaign/compare';
import type { CampaignRequest } from '../../domain/campaign/contract';
import { peakCalls } from '../../domain/campaign/demand';
import type { Lever, SeasonPlan } from '../../domain/campaign/plan-contract';
import { showMoney, toMinor, type MoneyText } from '../../domain/money';
import type { Formats } from '../pages/format';
import { planChart } from './season-charts';
import { range, short } from './season-data';

/** A plan as its panel shows it, beside another one where there is one. */
export function planData(plan: SeasonPlan, f: Formats, beside: { plan: SeasonPlan; label: string } | null): object {
  const { band, cost, static: sizing } = plan;
  const needed = plan.weeks.find(({ week }) => week === band.week)?.requiredHeads ?? sizing.heads;
  const over = toMinor(cost.covered).amountMinor > toMinor(cost.budget).amountMinor;
  return {
    plan,
    sentence: f.dates(plan.sentence),
    chart: planChart(plan, beside?.plan ?? null),
    tiles: [
      {
        label: 'Seats in classes',
        figure: String(plan.seats),
        note: `${plan.classes.length} ${plan.classes.length === 1 ? 'class' : 'classes'} · ${plan.offers} offers · ${plan.screens} screened`,
        tone: 'soft',
      },
      {
        label: 'At the peak (p10–p90)',
        figure: range(band.p10, band.p90),
        note: `of ${Math.round(needed)} needed`,
        tone: band.p50 >= needed - 0.5 ? 'good' : 'bad',
      },
      {
        label: 'Cost',
        figure: short(cost.total),
        note: over ? `▲ budget ${short(cost.budget)}` : `of ${short(cost.budget)}`,
        tone: over ? 'bad' : 'good',
      },
      {
        label: 'People sought from',
        figure: plan.classes[0] ? f.day(firstSourcing(plan)) : 'never',
        note: soughtWhen(plan, f),
        tone: 'soft',
        words: true,
      },
    ],
    sizing: sizingWords(plan),
    findings: plan.findings.map((finding) => ({
      ...finding,
      says: f.dates(finding.says),
      levers: finding.levers.map((lever) => leverLine(lever, f)),
    })),
    changes: beside ? changesOf(beside.plan, plan, f) : [],
    besideLabel: beside?.label ?? '',
    costs: [
      ['New people', cost.new],
      ['Training', cost.training],
      ['The base', cost.base],
      ['Taxes and insurance', cost.burden],
      ['Together', cost.total],
      ['Of it the budget covers', cost.covered],
      ['Budget', cost.budget],
    ].map(([label, money]) => ({ label, money: whole(money as MoneyText) })),
  };
}

/** Figures that differ come first in bold; the rest shows that they do not. */
function changesOf(before: SeasonPlan, after: SeasonPlan, f: Formats): PlanDifference[] {
  return comparePlans(before, after).map((one) => ({
    ...one,
    before: figureWords(one.before, f),
    after: figureWords(one.after, f),
  }));
}

/** A figure of a plan for people: dates as days, amounts with their sign. */
export function figureWords(figure: string, f: Formats): string {
  return f
    .dates(figure)
    .replace(/(\d+(?:\.\d+)?) ([A-Z]{3})\b/g, (_, amount: string, currency: string) => whole({ amount, currency }));
}

/** `100 → 500 calls`: what the swing means one way and the other. */
export function swingWords(baseCalls: string, percent: string): { increase: string; multiple: string } {
  const [base, swing] = [Number(baseCalls), Number(percent)];
  if (!(base > 0) || !(swing > 0)) return { increase: 'on top of the calls of now', multiple: 'of the calls of now' };
  const to = (meaning: 'increase' | 'multiple') =>
    Math.round(peakCalls({ baseCalls: base, swing: { percent: swing, meaning } } as Parameters<typeof peakCalls>[0]));
  return {
    increase: `+${swing} %: from ${base} to ${to('increase')} calls`,
    multiple: `${Number((swing / 100).toFixed(2))} ×: from ${base} to ${to('multiple')} calls`,
  };
}

function sizingWords({ static: s }: SeasonPlan): string {
  const agents =
    s.agentsPeak === null
      ? ''
      : `${s.agentsBase ?? '–'} → ${s.agentsPeak} agents on calls, ${s.scheduledBase ?? '–'} → ${s.scheduledPeak} scheduled; `;
  return `Static sizing: ${agents}${s.heads} people for the peak less ${s.baseHeads} of the base are ${s.netNew} new, so ${s.seats} seats, ${s.offers} offers, ${s.screens} screened. The plan itself also covers leavers, learning and dates.`;
}

function firstSourcing(plan: SeasonPlan): string {
  return plan.classes.map(({ sourcingStarts }) => sourcingStarts).sort()[0] ?? plan.asOf;
}

function soughtWhen(plan: SeasonPlan, f: Formats): string {
  if (plan.classes.length === 0) return 'nobody new is needed';
  const first = firstSourcing(plan);
  return first < plan.asOf ? 'under way' : f.until(`${first}T12:00:00.000Z`);
}

function leverLine({ change, effect, cost, lastChance }: Lever, f: Formats) {
  const minor = toMinor(cost).amountMinor;
  const heads = effect.heads > 0 ? `+${effect.heads.toFixed(1)} heads` : '';
  const seats = effect.seats === 0 ? '' : `${effect.seats > 0 ? '+' : '−'}${Math.abs(effect.seats)} seats`;
  return {
    change: f.dates(change),
    effect: [heads, seats].filter(Boolean).join(', ') || '–',
    cost: minor < 0 ? `saves ${whole({ ...cost, amount: cost.amount.replace('-', '') })}` : whole(cost),
    lastChance: f.day(lastChance),
  };
}

function whole(money: MoneyText): string {
  return showMoney(toMinor(money)).replace(/\.\d+$/, '');
}

/** What the season asks for, in one line. */
export function requestWords({ demand, service, base }: CampaignRequest): string {
  const calls =
    'csv' in demand
      ? 'demand from a file'
      : `${demand.baseCalls} → ${Math.round(peakCalls(demand))} calls per ${demand.intervalMinutes} minutes`;
  return `${calls}, ${Math.round(service.level * 100)} % within ${service.thresholdSeconds} s, ${base.heads} agents to begin with`;
}
