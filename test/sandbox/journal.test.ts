import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../sandbox/support/journal';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-journal-'));
  file = join(folder, 'deep', 'one.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what was appended is on the disk when the append resolves, and replayed at the next opening', async () => {
  const journal = await openJournal<{ n: number }>(file);
  expect(journal.replayed).toEqual([]);
  await journal.append({ n: 1 });
  expect(readFileSync(file, 'utf8')).toBe('{"n":1}\n');
  await journal.close();

  const again = await openJournal<{ n: number }>(file);
  expect(again.replayed).toEqual([{ n: 1 }]);
  await again.close();
});

test('a thousand lines at once keep their order', async () => {
  const journal = await openJournal<{ n: number }>(file);
  const lines = Array.from({ length: 1000 }, (_, n) => ({ n }));
  await Promise.all(lines.map((line) => journal.append(line)));
  expect(await journal.read()).toEqual(lines);
  await journal.close();
});

test('settled waits for what others appended', async () => {
  const journal = await openJournal<{ n: number }>(file);
  void journal.append({ n: 1 });
  await journal.settled();
  expect(readFileSync(file, 'utf8')).toBe('{"n":1}\n');
  await journal.close();
});

test('a last line that a crash cut is removed, whatever bytes it ended in', async () => {
  const first = await openJournal<{ text: string }>(file);
  await first.append({ text: 'Zsófia' });
  await first.close();
  appendFileSync(file, Buffer.from('{"text":"Zs\u00f3').subarray(0, -1));

  const again = await openJournal<{ text: string }>(file);
  expect(again.replayed).toEqual([{ text: 'Zsófia' }]);
  await again.append({ text: 'next' });
  expect(await again.read()).toEqual([{ text: 'Zsófia' }, { text: 'next' }]);
  await again.close();
});

test('once a line cannot be written nothing more is acknowledged, and the owner is told', async () => {
  const told: Error[] = [];
  const journal = await openJournal<{ n: number }>(file, (error) => told.push(error));
  await journal.append({ n: 1 });
  await journal.close();
  await expect(journal.append({ n: 2 })).rejects.toThrow();
  await expect(journal.append({ n: 3 })).rejects.toThrow();
  await expect(journal.settled()).rejects.toThrow();
  expect(told.length).toBeGreaterThan(0);
  expect(readFileSync(file, 'utf8')).toBe('{"n":1}\n');
});

test('damage in the middle stops the start and names the place', async () => {
  writeFileSync(join(folder, 'broken.ndjson'), '{"n":1}\nnonsense\n{"n":3}\n');
  await expect(openJournal(join(folder, 'broken.ndjson'))).rejects.toThrow(/Line 2 .*broken\.ndjson/);
});
