/** A refusal of the API, as it came. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: { title?: string; detail?: string; errors?: { pointer: string; message: string }[] },
  ) {
    super(problem.detail ?? problem.title ?? `status ${status}`);
    this.name = 'ApiError';
  }
}

/** Where an API is, and the key that opens it. */
export interface ApiDoor {
  api: string;
  adminKey: string;
}

/** Calls the API and returns the JSON of its reply. Throws ApiError for a refusal. */
export async function callApi<T>(
  door: ApiDoor,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  options: { body?: unknown; idempotencyKey?: string; ifMatch?: string } = {},
): Promise<T> {
  const response = await fetch(`${door.api}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${door.adminKey}`,
      accept: 'application/json',
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.idempotencyKey === undefined ? {} : { 'idempotency-key': options.idempotencyKey }),
      ...(options.ifMatch === undefined ? {} : { 'if-match': options.ifMatch }),
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  const body = text === '' ? null : (JSON.parse(text) as unknown);
  if (!response.ok) throw new ApiError(response.status, body ?? {});
  return body as T;
}

/** Calls until it works: for a stack whose processes are killed meanwhile. Refusals are not repeated. Gives up after 60 s. */
export async function callUntilUp<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const final = error instanceof ApiError && error.status < 500 && error.status !== 429 && error.status !== 401;
      if (final || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}
