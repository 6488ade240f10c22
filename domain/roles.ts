/** Who may do what is decided by these; talent have their own, through the portal. */
export const roles = ['admin', 'ops', 'lead', 'hr', 'engineer', 'auditor', 'talent', 'approver'] as const;
export type Role = (typeof roles)[number];
