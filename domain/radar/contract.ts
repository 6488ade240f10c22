import { z } from 'zod';

import { PersonView, StoryLinks } from '../engagement/contract';
import { expiryKinds, severities } from './kinds';

/** One thing that runs out, or ran out, while its engagement is open. */
export const ExpiryView = z.strictObject({
  kind: z.enum(expiryKinds),
  thing: z.string().describe('Id of the check, certificate, lease …'),
  what: z.string().describe('In words, e.g. "the background check".'),
  engagement: z.string(),
  title: z.string(),
  talent: PersonView,
  until: z.string(),
  timeZone: z.string(),
  severity: z.enum(severities),
  blocking: z.boolean().describe('Without it no new work is given out; pay goes on.'),
  happens: z.string().describe('What follows on its date, or since.'),
  ask: z.string().nullable().describe('The open question about its renewal.'),
  links: StoryLinks,
});
export type ExpiryView = z.infer<typeof ExpiryView>;
