import { Router } from 'express';

import { MusterError } from '../domain/errors';

/** Resolves when the thing works; rejects with what is wrong. */
export type Check = () => Promise<void>;

const timeoutMs = 3000;

/** `/livez` touches nothing; `/readyz` runs every check and answers 503 when one fails. */
export function healthRouter(checks: Readonly<Record<string, Check>>): Router {
  const router = Router();
  router.get('/livez', (_req, res) => void res.set('Cache-Control', 'no-store').json({ status: 'ok' }));
  router.get('/readyz', async (_req, res) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await run(check)] as const),
    );
    const ready = results.every(([, result]) => result.status === 'ok');
    res.status(ready ? 200 : 503).set('Cache-Control', 'no-store');
    res.json({ status: ready ? 'ok' : 'failing', checks: Object.fromEntries(results) });
  });
  return router;
}

type Result = { status: 'ok'; ms: number } | { status: 'failing'; ms: number; detail: string };

async function run(check: Check): Promise<Result> {
  const startedAt = Date.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([check(), late]);
    return { status: 'ok', ms: Date.now() - startedAt };
  } catch (error) {
    return {
      status: 'failing',
      ms: Date.now() - startedAt,
      detail: error instanceof MusterError ? error.message : 'failed',
    };
  } finally {
    clearTimeout(timer);
  }
}
