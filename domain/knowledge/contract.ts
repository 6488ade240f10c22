import { z } from 'zod';

const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'write lower-case letters, digits and dashes');

/** What to look for in what was kept. */
export const KnowledgeSearch = z.strictObject({
  q: z.string().trim().max(200).optional().describe('Words; "a phrase"; -without. Without it: the newest first.'),
  role: name.optional(),
  system: name.optional(),
  skill: name.optional(),
  for: z.string().max(100).optional().describe('An engagement: notes of its role and systems come first.'),
  engagement: z.string().max(100).optional().describe('What one engagement left.'),
  state: z.enum(['draft', 'kept']).optional().describe('(Default: kept)'),
});
export type KnowledgeSearch = z.infer<typeof KnowledgeSearch>;

/** What readers say of a note: useful to `yes` of the `of` who said anything. */
const Usefulness = z.strictObject({ yes: z.int(), of: z.int() });

/** A file that belongs to a note, or to a handover that is being written. */
export const KnowledgeFile = z.strictObject({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.int().describe('Bytes.'),
  sha256: z.string(),
  addedAt: z.string(),
  href: z.string(),
});
export type KnowledgeFile = z.infer<typeof KnowledgeFile>;

/** One note that outlives its engagement. */
export const KnowledgeView = z.strictObject({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  role: z.string(),
  systems: z.array(z.string()),
  skills: z.array(z.string()),
  links: z.array(z.string()),
  state: z.enum(['draft', 'kept']),
  engagement: z.string().nullable(),
  hire: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.string().nullable().describe('When somebody last said that it is right.'),
  stale: z.boolean().describe('Kept, but not confirmed for long: it ranks lower until it is.'),
  useful: Usefulness,
  myVote: z.boolean().nullable().describe('Whether it was useful to the reader, if they said so.'),
  files: z.array(KnowledgeFile),
  createdAt: z.string(),
  keptAt: z.string().nullable(),
});
export type KnowledgeView = z.infer<typeof KnowledgeView>;

/** A piece of text; `hit` pieces are the words that were looked for. */
export const Excerpt = z.array(z.strictObject({ text: z.string(), hit: z.boolean() }));
export type Excerpt = z.infer<typeof Excerpt>;

/** One note that was found, best first. Plain pieces, so that a page marks the words without trusting markup. */
export const KnowledgeHit = z.strictObject({
  id: z.string(),
  kind: z.string(),
  title: Excerpt,
  excerpt: Excerpt,
  role: z.string(),
  systems: z.array(z.string()),
  skills: z.array(z.string()),
  state: z.enum(['draft', 'kept']),
  engagement: z.string().nullable(),
  keptAt: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  stale: z.boolean(),
  useful: Usefulness,
  rank: z.number(),
});
export type KnowledgeHit = z.infer<typeof KnowledgeHit>;

/** Body of `POST /v1/knowledge`: a draft, until someone confirms it. */
export const KnowledgeRequest = z.strictObject({
  kind: name.describe('e.g. "how-to", "decision", "limitation", "location".'),
  title: z.string().trim().min(1).max(200),
  body: z.string().trim().min(1).max(20_000),
  role: name,
  systems: z.array(name).max(20).default([]),
  skills: z.array(name).max(20).default([]),
  links: z
    .array(z.url({ protocol: /^https?$/, error: 'write http(s) addresses' }).max(500))
    .max(20)
    .default([]),
  engagement: z.string().max(40).optional().describe('The engagement that it comes from.'),
});
export type KnowledgeRequest = z.infer<typeof KnowledgeRequest>;

/** Body of `PATCH /v1/knowledge/{id}`: the tags by which a note is found; what is left out stays. */
export const KnowledgeTags = z.strictObject({
  role: name.optional(),
  systems: z.array(name).max(20).optional(),
  skills: z.array(name).max(20).optional(),
});
export type KnowledgeTags = z.infer<typeof KnowledgeTags>;

/** Body of `POST /v1/knowledge/{id}/useful`: one vote per reader, which may be changed. */
export const KnowledgeVote = z.strictObject({ useful: z.boolean() });
