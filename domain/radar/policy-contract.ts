import { z } from 'zod';

import { roles } from '../roles';
import { expiryKinds } from './kinds';

const days = z.number().positive().max(3650);

/** When what runs out is warned of, and who renews it. Holds for all at once: no run pins it. */
export const RadarPolicy = z.strictObject({
  warnDays: z.record(z.enum(expiryKinds), days).describe('Days before its date from which each kind is due.'),
  blocking: z.array(z.enum(expiryKinds)).describe('Kinds without which no new work is given out. Pay goes on.'),
  role: z.enum(roles).describe('Who is asked for the renewal.'),
  escalateTo: z.enum(roles),
  leadDays: days.describe(
    'Time for the lead to say whether the engagement is suspended once something blocking ran out.',
  ),
  retentionYears: z
    .number()
    .positive()
    .max(100)
    .default(7)
    .describe(
      'Years after the end of the last engagement for which the law wants the papers of an erased person kept.',
    ),
});
export type RadarPolicy = z.infer<typeof RadarPolicy>;
