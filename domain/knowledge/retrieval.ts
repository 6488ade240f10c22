/** A question with the notes that answer it, and the notes that a search found, best first. */
export interface Retrieved {
  answers: readonly string[];
  found: readonly string[];
}

/** How well a search finds: shares of questions whose answer came first, or among the first three, and the mean of 1/place. */
export interface Retrieval {
  questions: number;
  recallAt1: number;
  recallAt3: number;
  meanReciprocalRank: number;
}

/** Recall@1, recall@3 and mean reciprocal rank (Voorhees, TREC-8, 1999); any one of a question’s answers counts. */
export function measureRetrieval(results: readonly Retrieved[]): Retrieval {
  const places = results.map(({ answers, found }) => found.findIndex((id) => answers.includes(id)) + 1);
  const share = (within: number) => mean(places.map((place) => (place > 0 && place <= within ? 1 : 0)));
  return {
    questions: results.length,
    recallAt1: share(1),
    recallAt3: share(3),
    meanReciprocalRank: mean(places.map((place) => (place > 0 ? 1 / place : 0))),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
