/** A refusal of the API, as it came. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: {
      type?: string;
      title?: string;
      detail?: string;
      errors?: { pointer: string; message: string }[];
    },
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

/**
 * Calls until it works: for a stack whose processes are killed meanwhile. Refusals are not repeated, but for the one that an
 * earlier try is still worked on: its key is free again a minute after its process died.
 * Gives up after `patienceMs` (default: 90 s), or when `signal` aborts.
 */
export async function callUntilUp<T>(work: () => Promise<T>, patienceMs = 90_000, signal?: AbortSignal): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if ((error instanceof ApiError && isFinal(error)) || Date.now() > deadline || signal?.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}

function isFinal({ status, problem }: ApiError): boolean {
  if (status === 409) return !problem.type?.endsWith('idempotency-in-flight');
  return status < 500 && status !== 429 && status !== 401;
}
