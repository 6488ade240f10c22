import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';

import { stepBack } from '../../cli/stack/step-back';

// Whoever runs the tests may have made them nicer.
const ours = os.getPriority();
let busy: ChildProcess;

beforeEach(async () => {
  // In a session of its own, as the processes of a stack are.
  busy = spawn(process.execPath, ['-e', 'console.log("up"); setInterval(() => {}, 1000)'], { detached: true });
  await once(busy.stdout!, 'data');
});
afterEach(() => busy.kill('SIGKILL'));

test('a process steps back with every thread it has, and where Linux shares time among sessions, with its session', async () => {
  const pid = busy.pid!;
  expect(os.getPriority(pid)).toBe(ours);
  await stepBack(pid);
  const threads = fs.existsSync(`/proc/${pid}/task`) ? fs.readdirSync(`/proc/${pid}/task`).map(Number) : [pid];
  expect(threads.map((thread) => os.getPriority(thread))).toEqual(threads.map(() => ours + 5));
  const group = `/proc/${pid}/autogroup`;
  if (fs.existsSync(group)) expect(fs.readFileSync(group, 'utf8')).toMatch(/ nice 5$/m);
});

test('several that step back at once all do', async () => {
  const others = [0, 1].map(() => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true }));
  try {
    await Promise.all(others.map(({ pid }) => stepBack(pid!)));
    expect(others.map(({ pid }) => os.getPriority(pid))).toEqual([ours + 5, ours + 5]);
  } finally {
    for (const other of others) other.kill('SIGKILL');
  }
});

test('a process that is gone is nobody to be told of', async () => {
  const gone = once(busy, 'exit');
  busy.kill('SIGKILL');
  await gone;
  await expect(stepBack(busy.pid!)).resolves.toBeUndefined();
});
