import fs from 'node:fs';

// What the other test files stand on: decision 034.

test('tests run where Node runs: its errors are Errors', async () => {
  const error: unknown = await fs.promises.readFile('no-such-file').catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'ENOENT' });
  expect(error instanceof Error).toBe(true);
});
