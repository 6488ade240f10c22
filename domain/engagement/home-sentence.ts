import type { HomeView } from './home';
import { countInWords } from './words';

/** The first line of the home page: what matters, and what to do. */
export function homeSentence(home: Omit<HomeView, 'sentence'>): string {
  const { askCount, asks, runningCount, trouble } = home;
  const late = asks.filter((line) => line.late).length;
  const waiting =
    askCount === 0
      ? 'Nothing waits for you.'
      : `${countInWords(askCount, 'question waits', 'questions wait')} for you${late > 0 ? `, ${late} of them late` : ''}.`;
  const seasons = home.seasons.length === 0 ? '' : countInWords(home.seasons.length, 'season');
  const hires = runningCount === 0 ? '' : countInWords(runningCount, 'hire');
  const together = [seasons, hires].filter(Boolean).join(' and ');
  const one = home.seasons.length + runningCount === 1;
  const runs = together === '' ? 'No hire is running.' : `${together} ${one ? 'is' : 'are'} running`;
  const parked = trouble.filter((line) => line.kind === 'parked-effect').length;
  const stopped = trouble.filter((line) => line.kind === 'late-run').length;
  const overdue = trouble.length - parked - stopped;
  const troubles = [
    parked > 0 ? `${countInWords(parked, 'effect is', 'effects are')} parked` : null,
    stopped > 0 ? `${countInWords(stopped, 'run or delivery is', 'runs or deliveries are')} late` : null,
    overdue > 0 ? `${countInWords(overdue, 'answer is', 'answers are')} late` : null,
  ].filter((text) => text !== null);
  if (together === '') return [waiting, runs, ...troubles.map((text) => `${text}.`)].join(' ');
  return `${waiting} ${runs}; ${troubles.length > 0 ? troubles.join(', ') : 'nothing is in trouble'}.`;
}
