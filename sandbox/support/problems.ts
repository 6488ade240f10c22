import type { ErrorRequestHandler, Response } from 'express';

/** A request that a system refuses. The detail names the thing and the remedy, never a person. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
    this.name = 'Refusal';
  }
}

/** Answers with an RFC 9457 problem. */
export function sendProblem(res: Response, status: number, code: string, detail: string): void {
  res
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ title: code, status, code, detail }));
}

/** The one place where what was thrown becomes a reply. */
export const problems: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  if (res.headersSent) return void res.destroy();
  if (error instanceof Refusal) return sendProblem(res, error.status, error.code, error.message);
  const status = (error as { status?: unknown }).status;
  // express.json throws with a status of its own: a malformed body, or one that is too large.
  if (typeof status === 'number' && status >= 400 && status < 500)
    return sendProblem(res, status, 'bad-request', 'The request could not be read');
  console.error(`sandbox: ${(error as Error).name}: ${(error as Error).message}`);
  sendProblem(res, 500, 'internal-error', 'The sandbox failed; its log says why');
};
