import { z } from 'zod';

import { jump, now, segment, setScale } from '../../adapters/db/clock';
import { Denied } from '../../domain/errors';
import { route } from '../route';

const ClockView = z.strictObject({
  now: z.string().describe('Business time.'),
  segment: z
    .strictObject({ wallFrom: z.string(), businessFrom: z.string(), scale: z.number() })
    .describe('Business time = businessFrom + (wall time - wallFrom) × scale.'),
});

const reason = z.string().trim().min(1).max(500).default('by hand').describe('Why; kept in the audit.');

/** What may be done to the clock of a demo. */
const ClockChange = z.union([
  z.strictObject({ scale: z.number().min(0).max(1_000_000).describe('1 is real time, 0 stands still.'), reason }),
  z.strictObject({ jumpTo: z.iso.datetime({ offset: true }).describe('A later business instant.'), reason }),
]);

export const clockRoutes = [
  route({
    method: 'get',
    path: '/v1/clock',
    summary: 'Business time, and how fast it runs',
    replies: { 200: ClockView },
    policy: 'public',
    limit: 'hook',
    handle: async ({ database }) => ({
      status: 200,
      body: { now: await now(database.knex), segment: await segment(database.knex) },
    }),
  }),
  route({
    method: 'post',
    path: '/v1/clock',
    summary: 'Change the speed of business time, or jump ahead',
    describe: 'Only where business time is not wall time: demos and tests, never production.',
    body: ClockChange,
    replies: { 200: ClockView },
    policy: { roles: ['admin', 'engineer'] },
    handle: async ({ database, config, body }) => {
      if (!config.clockAdjustable) throw new Denied('Business time is wall time here; nobody changes it.');
      const view = await database.transaction(async (tx) => {
        if ('scale' in body) await setScale(tx, body.scale, body.reason);
        else await jump(tx, body.jumpTo, body.reason);
        return { now: await now(tx), segment: await segment(tx) };
      });
      return { status: 200, body: view };
    },
  }),
];
