import { z } from 'zod';

const share = z.number().min(0).max(1);

/** How notes are ranked, offered to newcomers and kept fresh; the files that may be added to them. */
export const KnowledgePolicy = z.strictObject({
  rank: z
    .strictObject({
      synonymShare: share.describe('What a word counts that only means the same as the one asked for.'),
      pairShare: share.describe(
        'What two words count that follow each other as they were asked, beside the words themselves.',
      ),
      usefulShare: share.describe('How much readers’ votes move a note: ±share.'),
      priorVotes: z.number().min(0.5).max(100).describe('Votes of either kind that every note starts with.'),
      freshShare: share.describe('What a note loses at most by age.'),
      halfLifeDays: z.number().positive().max(3650).describe('Age at which half of that is lost. Days.'),
      roleBoost: share.describe('Gain of a note of the reader’s role.'),
      systemBoost: share.describe('Gain of a note of one of the reader’s systems.'),
      leastShare: share.describe('Notes that score below this share of the best are left out.'),
    })
    .describe('text × usefulness × freshness × match: adapters/db/reads/knowledge-rank.ts.'),
  staleAfterDays: z.number().positive().max(3650).describe('When a note counts as stale unless confirmed again. Days.'),
  briefing: z.strictObject({
    size: z.int().min(1).max(20).describe('Notes that a newcomer is given.'),
    roleBoost: z
      .number()
      .min(0)
      .max(10)
      .describe('As in rank: a newcomer has no words, so that the role counts for more.'),
    systemBoost: z.number().min(0).max(10),
    sameSource: share.describe('Factor for each note already picked from the same engagement.'),
    sameKind: share.describe('Factor for each note already picked of the same kind.'),
    alike: share.describe('Share of common title words from which two notes count as the same thing.'),
  }),
  files: z.strictObject({
    maxBytes: z.int().min(1).max(10_000_000).describe('Largest file.'),
    maxPerNote: z.int().min(0).max(100),
    types: z.record(z.string().regex(/^[a-z0-9]+$/), z.string()).describe('Media type by the name’s ending.'),
  }),
  synonyms: z
    .array(z.array(z.string().regex(/^[a-z0-9]+( [a-z0-9]+)*$/)).min(2))
    .describe('Words that mean the same, lower case; several words are looked for as a phrase.'),
});
export type KnowledgePolicy = z.infer<typeof KnowledgePolicy>;
