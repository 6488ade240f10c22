import type { ClassificationPolicy } from './contract';
import type { Judgement } from './judgement';
import type { Sight } from './see';

/** The ABC test: all prongs hold, or it is an employee (Labor Code §2775). A prong that nobody answered leaves it open. */
export function judgeProngs({ prongs }: ClassificationPolicy, sight: Sight): Judgement {
  const leaning = (way: 'independent' | 'employed' | null) =>
    prongs.filter(({ factor }) => (sight.get(factor)?.leans ?? null) === way);
  const failed = leaning('employed');
  const open = leaning(null);
  const counted = prongs.flatMap(({ factor }) => sight.get(factor) ?? []);
  const letters = (some: typeof prongs) => some.map(({ prong }) => prong).join(', ');
  if (failed.length > 0)
    return {
      test: 'abc',
      outcome: 'employee',
      summary: `fails prong ${letters(failed)} of the ABC test`,
      because: [
        ...failed.map(({ prong, fails }) => `Prong ${prong} fails: ${fails}.`),
        'All three prongs have to hold; one that fails makes an employee.',
      ],
      counted,
    };
  if (open.length > 0)
    return {
      test: 'abc',
      outcome: 'review',
      summary: `prong ${letters(open)} of the ABC test is not answered`,
      because: [
        `Prong ${letters(open)} is not answered, and it is for the client to prove that it holds.`,
        'All three prongs have to hold.',
      ],
      counted,
    };
  return {
    test: 'abc',
    outcome: 'contractor',
    summary: 'all three prongs of the ABC test hold',
    because: [
      'All three prongs of the ABC test hold: free of direction, outside the usual business of the client, and an established business of their own.',
    ],
    counted,
  };
}
