import type { CampaignRequest } from '../campaign/contract';
import { shrinkageOf } from '../campaign/heads';
import { queuesOf } from '../campaign/queues';
import { countInWords } from '../engagement/words';
import type { BoardView } from './board-contract';
import { observedChances, observedYield, type StageFacts } from './observe';
import type { ReportYield, SeasonReport } from './report-contract';
import type { PlannedYields, Seen } from './situation';

type Yields = CampaignRequest['yields'];

/** Each yield as it was planned, as it was, and as the next plan will have it. */
export function reportYields(
  planned: Yields,
  seen: Readonly<Record<keyof Yields, StageFacts>>,
  priorPeople: number,
): ReportYield[] {
  return (Object.keys(planned) as (keyof Yields)[]).map((stage) => ({
    stage,
    planned: planned[stage],
    ...seen[stage],
    seen: seen[stage].decided > 0 ? rounded(seen[stage].passes / seen[stage].decided) : null,
    next: rounded(observedYield(planned[stage], seen[stage], priorPeople)),
  }));
}

/** Who stayed through each week at work, as the next plan tells them apart; empty when it does not. */
export function reportTenure(
  request: CampaignRequest,
  planned: PlannedYields,
  seen: Pick<Seen, 'yields' | 'tenure'>,
  priorPeople: number,
): SeasonReport['tenure'] {
  const { survivalByTenure = [] } = observedChances(request, planned, seen, priorPeople).request;
  return survivalByTenure.map((next, at) => ({
    week: at + 1,
    passes: seen.tenure[at]?.passes ?? 0,
    decided: seen.tenure[at]?.decided ?? 0,
    next,
  }));
}

/** How many of the weeks that are over had enough people, and which was worst. */
export function coverage({ curve, week }: Pick<BoardView, 'curve' | 'week'>): SeasonReport['covered'] {
  const over = curve.filter((one) => one.week <= week && one.actual !== null);
  const short = over
    .map((one) => ({ starts: one.starts, shortBy: Number((one.required - (one.actual ?? 0)).toFixed(1)) }))
    .filter(({ shortBy }) => shortBy > 0.5)
    .sort((a, b) => b.shortBy - a.shortBy);
  return { weeks: over.length, enough: over.length - short.length, worst: short[0] ?? null };
}

/** The sentence of the report: how close the season came. */
export function reportVerdict(covered: SeasonReport['covered'], money: BoardView['money'], over: boolean): string {
  const weeks =
    covered.weeks === 0
      ? 'No week is over yet'
      : `${covered.enough} of ${countInWords(covered.weeks, 'week')} had enough people`;
  const cost =
    Number(money.atCompletion.amount) <= Number(money.budget.amount) ? 'within the budget' : 'over the budget';
  return `${weeks}; it ${over ? 'cost' : 'will cost'} ${cost === 'within the budget' ? 'less than' : 'more than'} its budget.`;
}

/** Demand and handling time as planned and as they were, over the weeks that came in. */
export function reportAssumptions(
  request: CampaignRequest,
  demand: BoardView['demand'],
  priorPeople: number,
): SeasonReport['assumptions'] {
  const mean = (values: readonly (number | null)[], digits = 1) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0
      ? null
      : Number((known.reduce((sum, one) => sum + one, 0) / known.length).toFixed(digits));
  };
  const shares = queuesOf(request);
  return {
    priorPeople,
    ahtSeconds: {
      planned: Number(
        (
          shares.reduce((sum, { ahtSeconds, share }) => sum + ahtSeconds * share, 0) /
          shares.reduce((sum, { share }) => sum + share, 0)
        ).toFixed(1),
      ),
      seen: mean(demand.map(({ ahtSeconds }) => ahtSeconds.actual)),
    },
    shrinkage: {
      planned: rounded(shrinkageOf(request)),
      seen: mean(
        demand.map(({ shrinkage }) => shrinkage.actual),
        4,
      ),
    },
    demand: {
      planned: mean(demand.map(({ calls }) => calls.plan)),
      seen: mean(demand.map(({ calls }) => calls.actual)),
    },
  };
}

function rounded(share: number): number {
  return Number(share.toFixed(4));
}
