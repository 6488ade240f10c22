import createClient, { type Client } from 'openapi-fetch';

import type { components, paths } from './schema';

/** Bodies and replies by name, e.g. `Schemas['AskView']`. */
export type Schemas = components['schemas'];

export interface ClientOptions {
  /** Base URL of the API, no slash at its end. */
  url: string;
  /** API key, mst_…; without one only public routes answer. */
  key?: string;
}

/**
 * A typed client of the API: `const { data, error } = await client.GET('/v1/asks/{id}', { params: { path: { id } } })`.
 * `error` is a Problem. POSTs that start work need `params.header['Idempotency-Key']`, and a repeat keeps the key.
 */
export function createMusterClient(options: ClientOptions): Client<paths> {
  return createClient<paths>({
    baseUrl: options.url,
    ...(options.key !== undefined && { headers: { authorization: `Bearer ${options.key}` } }),
  });
}
