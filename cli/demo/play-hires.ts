import { randomUUID } from 'node:crypto';

import type { HireRequest } from '../../domain/hire/contract';
import { callApi, callUntilUp, type ApiDoor } from '../api';

/** Where a played hire stands. */
export interface Standing {
  id: string;
  state: string;
  engagement: string | null;
  sentence: string;
}

export interface Sandbox {
  /** Base URL of the sandbox. */
  url: string;
  /** Any of its vendor tokens. */
  token: string;
}

/** Hands hires to the API and lets the sandbox’s people play them. Returns their ids in order. */
export async function startHires(
  door: ApiDoor,
  sandbox: Sandbox,
  requests: readonly { request: HireRequest; seed: number; until?: string }[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const { request, seed, until } of requests) {
    const key = randomUUID();
    const hire = await callUntilUp(() =>
      callApi<{ id: string }>(door, 'POST', '/v1/hires', { body: request, idempotencyKey: key }),
    );
    ids.push(hire.id);
    await callUntilUp(() => play(sandbox, { thread: hire.id, seed, staff: true, ...(until ? { until } : {}) }));
  }
  return ids;
}

/** Where a hire stands, in a sentence. */
export async function standingOf(door: ApiDoor, id: string): Promise<Standing> {
  const hire = await callApi<{
    id: string;
    state: string;
    engagement: string | null;
    explanation: { sentence: string };
  }>(door, 'GET', `/v1/hires/${id}`);
  return { id, state: hire.state, engagement: hire.engagement, sentence: hire.explanation.sentence };
}

/** Whether a hire is at its end. */
export function playedOut(state: string): boolean {
  return state === 'closed' || state === 'rejected' || state === 'cancelled';
}

async function play(sandbox: Sandbox, body: object): Promise<void> {
  const response = await fetch(`${sandbox.url}/people/play`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${sandbox.token}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`the sandbox’s people answer ${response.status}: ${await response.text()}`);
}
