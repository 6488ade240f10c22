import { z } from 'zod';

const yieldShare = (usual: number) => z.number().min(0).max(1).default(usual);

/** How a season is played: what becomes of its people, and the floor on which they work. */
export const SeasonPlay = z.strictObject({
  /** Draws of the season; the same seed gives the same people the same fate. */
  seed: z.int().default(1),
  /** False: those with a mailbox here leave their mail to somebody else; the house still answers. (Default: true) */
  people: z.boolean().default(true),
  timeZone: z.string().max(100).default('America/New_York'),
  /** The part of those who reach a stage that passes it, by the names of a season's plan. */
  yields: z
    .strictObject({
      screenPass: yieldShare(0.5),
      accept: yieldShare(0.8),
      clear: yieldShare(0.92),
      show: yieldShare(0.9),
      classroom: yieldShare(0.85),
      nesting: yieldShare(0.9),
      weeklySurvival: yieldShare(0.98),
    })
    .prefault({}),
  /** Trainers, contact centre and HR desk act as this client of the API. (Default: nobody does) */
  floor: z
    .strictObject({
      /** An API key with the roles `ops` and `hr`. */
      key: z.string().min(1).max(200),
      /** How much the demand of an interval strays from its forecast. */
      demandNoise: z.number().min(0).max(1).default(0.06),
      /** Seconds that a contact takes; the plan's. */
      ahtSeconds: z.number().positive().default(180),
    })
    .optional(),
});
export type SeasonPlay = z.infer<typeof SeasonPlay>;
