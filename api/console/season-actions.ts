import type { BoardView } from '../../domain/season/board-contract';
import { holds, type Caller } from '../caller';
import { pagePaths } from '../pages/links';
import { seasonPlanners } from './roles';

interface Action {
  label: string;
  href: string;
}

/** What this caller can do about a season now; the most likely first, the rest in a menu. */
export function seasonActions(board: BoardView, caller: Caller): { actions: Action[]; moreActions: Action[] } {
  const report = { label: 'Season report', href: pagePaths.campaignReport(board.id) };
  if (!holds(caller, ...seasonPlanners)) return { actions: [report], moreActions: [] };
  return { actions: [{ label: 'What if…', href: pagePaths.campaignPlan(board.id) }], moreActions: [report] };
}
