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

/** What an outcome rule of the fault plan may make a system find, besides its straight path. */
export const outcomes = {
  // `upheld` is for the operation `dispute`: the agency looks again and finds the same.
  screening: ['consider', 'suspended', 'dispute', 'canceled', 'upheld'],
  signature: ['declined-by-talent', 'declined-by-client', 'expired'],
  learning: ['failed'],
  scim: ['refused'],
  /** `nobody` applies, or only people who lack a skill: `unfit`. */
  marketplace: ['nobody', 'unfit'],
} as const satisfies Partial<Record<SystemName, readonly string[]>>;
