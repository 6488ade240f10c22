import { roles, type Role } from '../../domain/roles';

/** Everyone but talent: what the console is for. Which stories they see is up to the reads. */
export const staff: readonly Role[] = roles.filter((role) => role !== 'talent');

/** Who may read the whole audit trail. */
export const auditReaders: readonly Role[] = ['admin', 'ops', 'hr', 'auditor', 'engineer'];

/** Who may search people. */
export const poolReaders: readonly Role[] = ['admin', 'ops', 'hr', 'lead', 'auditor'];

/** Who may write and confirm notes. */
export const noteWriters: readonly Role[] = ['admin', 'ops', 'hr', 'lead'];
