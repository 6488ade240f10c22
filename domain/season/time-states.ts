/** What time is paid as. */
export const timeKinds = ['work', 'training', 'standby'] as const;
export type TimeKind = (typeof timeKinds)[number];

/** Where a week of time stands. locked: another version took its place. */
export const timeStates = ['saved', 'submitted', 'approved', 'declined', 'invoiced', 'paid', 'locked'] as const;
export type TimeState = (typeof timeStates)[number];
