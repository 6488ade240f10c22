/** Every outside system that the sandbox plays; each is served under `/<name>` and keeps a journal of that name. */
export const systems = [
  'marketplace',
  'screening',
  'signature',
  'learning',
  'scim',
  'work-tool',
  'payments',
  'mail',
] as const;

export type SystemName = (typeof systems)[number];
