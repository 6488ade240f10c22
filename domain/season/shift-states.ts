/** Where a shift stands. standby: without a place, until one becomes free. */
export const shiftStates = ['claimed', 'confirmed', 'standby', 'released', 'worked', 'missed'] as const;
export type ShiftState = (typeof shiftStates)[number];
