import type { BoardStage } from './board-contract';
import type { SeasonFacts, SourceFacts, WaveFacts } from './board-facts';

type Stage = BoardStage['stage'];

const stages: readonly Stage[] = ['screened', 'offered', 'accepted', 'cleared', 'started', 'passed', 'live'];

/** The funnel of a season: each stage planned, due by today, and really; by source, with pass-through and median time. */
export function boardFunnel(
  facts: SeasonFacts & { sources: readonly SourceFacts[]; medians: Readonly<Record<string, number | null>> },
): BoardStage[] {
  const plan = plannedStages(facts);
  const actual = Object.fromEntries(
    stages.map((stage) => [stage, facts.sources.reduce((sum, source) => sum + source[stage], 0)]),
  ) as Record<Stage, number>;
  return stages.map((stage, index) => {
    const before = stages[index - 1];
    const share = (of: Readonly<Record<Stage, number>>) =>
      before === undefined || of[before] === 0 ? null : Number((of[stage] / of[before]).toFixed(4));
    return {
      stage,
      plan: Math.round(plan.all[stage]),
      due: Number(plan.due[stage].toFixed(1)),
      actual: actual[stage],
      pass: share(actual),
      planPass: share(plan.all),
      medianDays: facts.medians[stage] ?? null,
      sources: [...facts.sources]
        .filter((source) => source[stage] > 0)
        .sort((a, b) => b[stage] - a[stage])
        .map((source) => ({ source: source.source, count: source[stage], pass: share(source) })),
    };
  });
}

/** What the plan has at each stage in the end, and by today: a class counts at a stage from its date on, offers evenly since their sourcing. */
function plannedStages({ plan, request, waves, today }: SeasonFacts) {
  const { accept, clear, classroom, nesting } = request.yields;
  const all = { screened: 0, offered: 0, accepted: 0, cleared: 0, started: 0, passed: 0, live: 0 };
  const due = { ...all };
  for (const wave of wavesOf(waves, plan)) {
    const of: Record<Stage, number> = {
      screened: wave.screens,
      offered: wave.offers,
      accepted: wave.offers * accept,
      cleared: wave.offers * accept * clear,
      started: wave.seats,
      passed: wave.seats * classroom,
      live: wave.seats * classroom * nesting,
    };
    const sought = progress(wave.sourcingOn, wave.classroomOn, today);
    const reached: Record<Stage, number> = {
      screened: sought,
      offered: sought,
      accepted: sought,
      cleared: sought,
      started: today >= wave.classroomOn ? 1 : 0,
      passed: today >= wave.nestingOn ? 1 : 0,
      live: today >= wave.liveOn ? 1 : 0,
    };
    for (const stage of stages) {
      all[stage] += of[stage];
      due[stage] += of[stage] * reached[stage];
    }
  }
  return { all, due };
}

type Planned = Pick<WaveFacts, 'screens' | 'offers' | 'seats' | 'sourcingOn' | 'classroomOn' | 'nestingOn' | 'liveOn'>;

function wavesOf(waves: readonly WaveFacts[], plan: SeasonFacts['plan']): Planned[] {
  if (waves.length > 0) return waves.filter(({ state }) => state !== 'cancelled');
  return plan.classes.map((one) => ({
    ...one,
    sourcingOn: one.sourcingStarts,
    classroomOn: one.classroomStarts,
    nestingOn: one.liveOn,
  }));
}

function progress(from: string, to: string, today: string): number {
  const [a, b, now] = [Date.parse(from), Date.parse(to), Date.parse(today)];
  if (now >= b) return 1;
  return now <= a ? 0 : (now - a) / (b - a);
}
