import type { BoardView } from '../../domain/season/board-contract';
import { tellable, type SeasonCommand } from '../../domain/season/command-kinds';
import { holds, type Caller } from '../caller';
import { pagePaths } from '../pages/links';
import { bulkRoles } from '../routes/bulk';
import { seasonPlanners } from './roles';
import { seasonCommandForm } from './season-command-form';

interface Action {
  label: string;
  href: string;
}

/** The ones that are looked for first; the rest is in the menu. */
const first: readonly SeasonCommand[] = ['resume', 'replan', 'pause'];

/** What this caller can do about a season now; the most likely first, the rest in a menu. */
export function seasonActions(
  board: BoardView,
  caller: Caller,
): { actions: Action[]; moreActions: Action[]; replaceHref: string | null } {
  const report = { label: 'Season report', href: pagePaths.campaignReport(board.id) };
  if (!holds(caller, ...seasonPlanners)) return { actions: [report], moreActions: [], replaceHref: null };
  const possible = tellable(board.state);
  const told = (kinds: readonly SeasonCommand[]) =>
    kinds.map((kind) => ({ label: seasonCommandForm(kind).menu, href: pagePaths.campaignCommand(board.id, kind) }));
  const subjects = `subjects=${encodeURIComponent(board.id)}`;
  return {
    replaceHref: possible.includes('replace') ? pagePaths.campaignCommand(board.id, 'replace') : null,
    actions: told(first.filter((kind) => possible.includes(kind))).slice(0, 2),
    moreActions: [
      { label: 'What if…', href: `${pagePaths.campaignPlan(board.id)}?try=yes` },
      ...told(possible.filter((kind) => !first.includes(kind))),
      ...(holds(caller, ...bulkRoles)
        ? [
            { label: 'Remind whoever is late…', href: `${pagePaths.bulk}?${subjects}&action=nudge&overdue=true` },
            { label: 'Waive items…', href: `${pagePaths.bulk}?${subjects}&action=waive` },
          ]
        : []),
      report,
    ],
  };
}
