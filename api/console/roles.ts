import { roles, type Role } from '../../domain/roles';

/** Everyone but talent: what the console is for. Which stories they see is up to the reads. */
export const staff: readonly Role[] = roles.filter((role) => role !== 'talent');

/** Who may answer questions: auditors change nothing. */
export const answerers: readonly Role[] = staff.filter((role) => role !== 'auditor');

/** Who may look into the pool; engineers see no names there. */
export const poolReaders: readonly Role[] = ['admin', 'ops', 'hr', 'lead', 'auditor', 'engineer'];

/** Who may change a tier by hand. */
export const tierDeciders: readonly Role[] = ['admin', 'ops', 'hr'];

/** Who may erase a person at their request. */
export const erasers: readonly Role[] = ['admin', 'hr'];

/** Who may write and confirm notes. */
export const noteWriters: readonly Role[] = ['admin', 'ops', 'hr', 'lead'];

/** Who may plan a season and tell it what to do. */
export const seasonPlanners: readonly Role[] = ['admin', 'ops', 'hr'];
