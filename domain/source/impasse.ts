/** Why there is nobody to offer the work to. */
export type Impasse = 'nobody-applied' | 'nobody-qualified' | 'nobody-wanted' | 'all-busy' | 'all-fell-out';

/** What is looked for, as far as the lead may change it. */
export interface Search {
  skills: readonly { skill: string; level: number }[];
  otherRoles: readonly string[];
  offerMinor: number;
}

/** What the lead changes; nothing said stays as it is. */
export interface SearchChanges {
  /** Levels by which every skill is asked less. (Default: 0) */
  lowerBy?: number;
  /** A role that is looked for too. */
  otherRole?: string;
  listingDays?: number;
  /** What is paid for the whole, minor units. */
  payMinor?: number;
}

/** Why nobody is left, from the applications and the lead’s last word on a shortlist. */
export function whyNobody(
  applications: readonly { state: string; busy: boolean }[],
  lastShortlist: 'confirm' | 'reject-all' | null,
): Impasse {
  if (applications.length === 0) return 'nobody-applied';
  if (lastShortlist === 'reject-all') return 'nobody-wanted';
  if (applications.some(({ state, busy }) => state === 'screened' && busy)) return 'all-busy';
  const considered = ['offered', 'accepted', 'declined', 'withdrawn', 'rejected', 'expired'];
  return applications.some(({ state }) => considered.includes(state)) ? 'all-fell-out' : 'nobody-qualified';
}

/** The search with the lead’s changes: levels never below 1, pay never lowered. */
export function widened<S extends Search>(search: S, changes: SearchChanges): S {
  const { lowerBy = 0, otherRole, payMinor = 0 } = changes;
  const roles = otherRole ? [...search.otherRoles.filter((role) => role !== otherRole), otherRole] : search.otherRoles;
  return {
    ...search,
    skills: search.skills.map(({ skill, level }) => ({ skill, level: Math.max(1, level - lowerBy) })),
    otherRoles: [...roles],
    offerMinor: Math.max(search.offerMinor, payMinor),
  };
}
