import type { z } from 'zod';
import type { Order } from './screening';

/** What a check can come out as. `dispute`: the person disputes it at the agency, which looks again by itself. */
export const found = ['clear', 'consider', 'suspended', 'dispute', 'canceled'] as const;
export type Found = (typeof found)[number];

/** What the agency can find when it looks again. */
export const reinvestigated = ['clear', 'upheld'] as const;
export type Reinvestigated = (typeof reinvestigated)[number];

/** What the screening agency does; its journal holds these. */
export type ScreeningEvents = {
  'check.ordered': {
    ref: string;
    key: string;
    order: z.infer<typeof Order>;
    outcome: Found;
    completesAt: string;
    /** Of the page on which the person supplies what lacks. */
    token: string;
  };
  /** `again`: when it ends after all, if this was not its end. */
  'check.completed': { ref: string; status: Found; again?: string };
  'check.supplied': { ref: string; completesAt: string };
  'check.canceled': { ref: string };
  'check.disputed': { ref: string; key: string; check: string; outcome: Reinvestigated; completesAt: string };
  'check.reinvestigated': { ref: string; outcome: Reinvestigated };
};

/** A check as the agency's books have it. */
export interface CheckState {
  key: string;
  ref: string;
  token: string;
  /** Our id of the person, and the name that was given. */
  person: string;
  name: string;
  jurisdiction: string;
  outcome: Found;
  status: 'pending' | Found;
  completedAt: string | null;
}

/** A dispute as the agency's books have it. */
export interface DisputeState {
  key: string;
  ref: string;
  check: string;
  outcome: Reinvestigated;
  status: 'pending' | Reinvestigated;
  completedAt: string | null;
}
