import type { BoardDecision, BoardEffect, BoardStage, BoardView } from '../../domain/season/board-contract';
import { boardTables } from '../board-tables';
import { showMoney, toMinor, type MoneyText } from '../../domain/money';
import type { Formats } from '../pages/format';
import { pagePaths } from '../pages/links';
import { kindWord, titleCase } from '../pages/words';
import type { ConsolePage } from './frame';
import { nameOf } from './people';
import { headsChart, serviceChart } from './season-charts';
import { timelineData } from './timeline';

/** What the page of a season shows. `source`: of the funnel only who came from there. */
export function seasonData(board: BoardView, page: ConsolePage, source: string | undefined): object {
  const { f } = page;
  const csv = Object.fromEntries(
    boardTables.map((table) => [table, `/v1/campaigns/${board.id}/board.csv?table=${table}`]),
  );
  return {
    board,
    csv,
    state: stateOf(board),
    place: placeOf(board),
    tiles: tilesOf(board, f),
    heads: headsChart(board),
    service: board.demand.length > 1 ? serviceChart(board, null) : null,
    decisions: board.decisions.map((decision) => decisionLine(decision, f)),
    classes: board.classes.map((one) => ({
      ...one,
      href: pagePaths.campaignClass(board.id, one.no),
      tone: one.short || one.shortBy > 0 ? 'bad' : '',
      // What has not begun has nobody in it.
      shown: one.state === 'planned' || one.state === 'filling' ? null : one.shown,
      passed: one.state === 'nesting' || one.state === 'live' ? one.passed : null,
    })),
    funnel: funnelRows(board, source),
    sources: sourcesOf(board, source),
    source: source ?? null,
    effects: board.effects.map(effectLine),
    leavers: leaversOf(board),
    stuck: board.stuck.ages.map(({ step, counts }) => ({
      step: stepWords[step],
      cells: counts.map((count, age) => ({
        count,
        heat: count === 0 ? 0 : Math.min(3, age + (count > 9 && age > 0 ? 1 : 0) || 1),
      })),
    })),
    atRisk: board.atRisk.map((risk) => ({
      ...risk,
      name: nameOf(risk.talent, 'person'),
      href: pagePaths.engagement(risk.engagement),
    })),
    timeline: timelineData(board.audit, true),
  };
}

const stateWords: Readonly<Record<BoardView['state'], string>> = {
  draft: 'draft',
  planned: 'waiting for approval',
  approved: 'approved',
  recruiting: 'recruiting',
  ramping: 'ramping up',
  peak: 'peak',
  ramping_down: 'ramping down',
  closed: 'closed',
  paused: 'paused',
  cancelled: 'cancelled',
};

/** State of a season in words, with its tone. */
export function stateOf({ state }: Pick<BoardView, 'state'>): { word: string; tone: string } {
  const tone = state === 'paused' || state === 'planned' ? 'warn' : state === 'cancelled' ? 'bad' : 'accent';
  return { word: stateWords[state], tone: state === 'closed' ? 'good' : tone };
}

/** `3 weeks before the peak`. */
function placeOf({ week }: BoardView): string {
  if (week < 0) return `${-week} ${week === -1 ? 'week' : 'weeks'} before the peak`;
  return `week ${week + 1} since the peak began`;
}

interface Tile {
  label: string;
  figure: string;
  of: string;
  note: string;
  sign: string;
  tone: string;
  words?: boolean;
  href?: string;
}

function tilesOf(board: BoardView, f: Formats): Tile[] {
  const { active, forecast, stuck, money, next, decisions } = board;
  const missing = active.effective - active.needed;
  const waits = board.state === 'draft' || board.state === 'planned';
  const late = decisions.filter((decision) => decision.late).length;
  const [first] = decisions;
  return [
    {
      label: 'Effective heads now',
      figure: whole(active.effective),
      of: `/ ${whole(active.needed)} needed`,
      note: `${active.heads} new at work of ${active.target} · plan ${whole(active.planned)}`,
      sign: missing >= -0.5 ? '▲' : '▼',
      tone: missing >= -0.5 ? 'good' : 'bad',
      href: '#heads',
    },
    {
      label: `${waits ? 'If approved, by' : 'Forecast for'} ${f.day(forecast.on)} (p10–p90)`,
      figure: range(forecast.p10, forecast.p90),
      of: `/ ${whole(forecast.needed)}`,
      note: `${Math.round(forecast.chance * 100)} % chance of enough`,
      sign: forecast.chance >= 0.6 ? '▲' : forecast.chance >= 0.3 ? '◆' : '▼',
      tone: forecast.chance >= 0.6 ? 'good' : forecast.chance >= 0.3 ? 'warn' : 'bad',
      href: '#heads',
    },
    {
      label: 'Stuck past their date',
      figure: String(stuck.late),
      of: '',
      note:
        stuck.late === 0
          ? 'nobody'
          : `oldest ${daysWord(stuck.oldestDays ?? 0)}${stuck.main ? `, most in ${stuck.main}` : ''}`,
      sign: stuck.late === 0 ? '✓' : '●',
      tone: stuck.late === 0 ? 'good' : 'bad',
      href: '#risk',
    },
    {
      label: 'Spent · committed · at completion',
      figure: short(money.paid),
      of: '',
      note: `${short(money.committed)} committed; ${short(money.atCompletion)} at completion of ${short(money.budget)} for new people${
        money.heldOffers > 0
          ? `; ${money.heldOffers} ${money.heldOffers === 1 ? 'offer waits' : 'offers wait'} for a higher budget`
          : ''
      }`,
      sign: money.over ? '▲ over budget:' : money.heldOffers > 0 ? '▲ used up:' : '',
      tone: money.over || money.heldOffers > 0 ? 'bad' : 'soft',
    },
    {
      label: 'Next',
      figure: next?.what ?? 'Nothing',
      of: '',
      note: next ? `${f.day(next.on)}` : 'it is over',
      sign: '',
      tone: 'soft',
      words: true,
    },
    {
      label: 'Decisions due',
      figure: String(decisions.length),
      of: '',
      note: first ? first.price.says : 'nothing waits for anybody',
      sign: late > 0 ? `! ${late} late ·` : '',
      tone: late > 0 ? 'bad' : decisions.length > 0 ? 'warn' : 'good',
      href: '#decisions',
    },
  ];
}

function decisionLine(decision: BoardDecision, f: Formats) {
  const { count, kind, question, dueAt, price } = decision;
  return {
    ...decision,
    href: count > 1 ? `${pagePaths.asks}?kind=${encodeURIComponent(kind)}` : pagePaths.ask(decision.ask),
    title: count > 1 ? `${kindWord(kind)}: ${count} questions` : f.dates(question),
    note: `${decision.yours ? 'yours' : 'a colleague’s'} · ${price.says}`,
    due: f.until(dueAt),
  };
}

const stageWords: Readonly<Record<BoardStage['stage'], string>> = {
  screened: 'screened',
  offered: 'offered',
  accepted: 'accepted',
  cleared: 'cleared',
  started: 'started',
  passed: 'passed',
  live: 'live',
};

function funnelRows(board: BoardView, source: string | undefined) {
  const most = Math.max(1, ...board.funnel.map(({ plan, actual }) => Math.max(plan, actual)));
  return board.funnel.map((stage) => {
    const own = stage.sources.find((one) => one.source === source);
    const actual = source === undefined ? stage.actual : (own?.count ?? 0);
    const pass = source === undefined ? stage.pass : (own?.pass ?? null);
    return {
      stage: stageWords[stage.stage],
      plan: stage.plan,
      actual,
      pass: pass === null ? '–' : `${Math.round(pass * 100)} %`,
      planPass: stage.planPass === null ? '' : `planned ${Math.round(stage.planPass * 100)} %`,
      behind: source === undefined && actual < stage.due * 0.95,
      median: stage.medianDays === null ? '–' : daysWord(stage.medianDays),
      bar: { actual: percentOf(actual, most), plan: percentOf(stage.plan, most), due: percentOf(stage.due, most) },
    };
  });
}

function sourcesOf(board: BoardView, source: string | undefined) {
  const names = [...new Set(board.funnel.flatMap(({ sources }) => sources.map((one) => one.source)))].sort();
  if (names.length === 0) return [];
  const page = pagePaths.campaign(board.id);
  return [
    { label: 'All sources', href: `${page}#funnel`, current: source === undefined },
    ...names.map((name) => ({
      label: titleCase(name),
      href: `${page}?source=${encodeURIComponent(name)}#funnel`,
      current: source === name,
    })),
  ];
}

const effectWords: Readonly<Record<BoardEffect['what'], { label: string; write(value: number): string }>> = {
  calls: { label: 'calls of a busy interval', write: (value) => value.toFixed(0) },
  aht: { label: 'handling time', write: (value) => `${value.toFixed(0)} s` },
  shrinkage: { label: 'shrinkage', write: percent },
  classroom: { label: 'pass the classroom', write: percent },
  nesting: { label: 'pass nesting', write: percent },
  survival: { label: 'stay another week', write: percent },
};

function effectLine({ what, plan, actual, headsAtPeak }: BoardEffect) {
  const { label, write } = effectWords[what];
  const heads = Math.round(headsAtPeak);
  return {
    label,
    plan: write(plan),
    actual: write(actual),
    heads: heads === 0 ? '±0' : `${heads > 0 ? '+' : '−'}${Math.abs(heads)}`,
    tone: heads === 0 ? 'soft' : heads > 0 ? 'good' : heads <= -5 ? 'bad' : 'warn',
  };
}

/** Weeks at work that have a column of their own; who stayed longer is counted together. */
const tenureColumns = 8;

/** Leavers by reason and tenure week, as a table. */
export function leaversOf({ leavers }: Pick<BoardView, 'leavers'>) {
  const columnOf = (week: number) => Math.min(week, tenureColumns);
  const weeks = [...new Set(leavers.byTenure.map(({ week }) => columnOf(week)))].sort((a, b) => a - b);
  const reasons = [...new Set(leavers.byTenure.map(({ why }) => why))];
  const count = (week: number, why: string) =>
    leavers.byTenure
      .filter((one) => columnOf(one.week) === week && one.why === why)
      .reduce((sum, one) => sum + one.count, 0);
  return {
    weeks: weeks.map((week) => (week === tenureColumns ? `> ${week}` : String(week + 1))),
    rows: reasons
      .map((why) => {
        const cells = weeks.map((week) => count(week, why));
        return { why, cells, sum: cells.reduce((all, one) => all + one, 0) };
      })
      .sort((a, b) => b.sum - a.sum),
    before: leavers.before,
  };
}

const stepWords: Readonly<Record<BoardView['stuck']['ages'][number]['step'], string>> = {
  offer: 'offer',
  check: 'background check',
  signature: 'signature',
  papers: 'papers',
  access: 'access',
  training: 'training',
};

function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;
}

function percentOf(part: number, whole: number): string {
  return ((part / whole) * 100).toFixed(1);
}

function daysWord(days: number): string {
  if (days < 1) return `${Math.max(1, Math.round(days * 24))} h`;
  return days < 1.5 ? '1 day' : `${Math.round(days)} days`;
}

function whole(heads: number): string {
  return String(Math.round(heads));
}

/** `258–274`, or one figure when both ends are the same. */
export function range(low: number, high: number): string {
  return whole(low) === whole(high) ? whole(low) : `${whole(low)}–${whole(high)}`;
}

/** `$0.71 M`, `$9,300`: enough to compare by. */
export function short(money: MoneyText): string {
  const { amountMinor, currency } = toMinor(money);
  const shown = showMoney({ amountMinor, currency });
  const figure = Number(money.amount);
  if (Math.abs(figure) < 100_000) return shown.replace(/\.\d+$/, '');
  const sign = shown.replace(/[\d.,]+/, '#');
  return `${sign.replace('#', (Math.abs(figure) / 1_000_000).toFixed(2))} M`;
}
