import { loop } from '../../worker/loop';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a round that takes long is followed by a rest of so many times as long', async () => {
  const begun: number[] = [];
  const work = async () => {
    begun.push(performance.now());
    await wait(40);
  };
  const one = loop('test', 1, work, log, 5);
  while (begun.length < 3) await wait(5);
  await one.stop();
  const [first = 0, second = 0, third = 0] = begun;
  expect(Math.min(second - first, third - second)).toBeGreaterThanOrEqual(40 * 6 - 10);
});

test('a stop wakes a loop that rests, and no round begins after it', async () => {
  let rounds = 0;
  const one = loop('test', 60_000, () => Promise.resolve((rounds += 1)), log);
  await wait(10);
  await one.stop();
  expect(rounds).toBe(1);
});
