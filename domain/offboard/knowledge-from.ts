/** One piece of knowledge out of a completed handover. */
export interface KnowledgeDraft {
  kind: 'handover' | 'decision' | 'limitation' | 'how-to';
  title: string;
  body: string;
  links: string[];
}
