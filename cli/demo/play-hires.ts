import { randomUUID } from 'node:crypto';

import type { HireRequest } from '../../domain/hire/contract';
import { sourceKeys } from '../../domain/source/keys';
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
  /** The marketplace’s own, for applicants who leave. */
  marketplaceToken?: string;
}

/** Hands a hire to the API and returns its id. */
export async function startHire(door: ApiDoor, request: HireRequest): Promise<string> {
  const idempotencyKey = randomUUID();
  const { id } = await callUntilUp(() =>
    callApi<{ id: string }>(door, 'POST', '/v1/hires', { body: request, idempotencyKey }),
  );
  return id;
}

/** Lets the sandbox’s people play a hire, if wanted only up to a phase. */
export async function playHire(
  sandbox: Sandbox,
  play: { thread: string; seed: number; until?: string; behaviour?: 'straight' | 'human'; script?: readonly object[] },
): Promise<void> {
  await playThread(sandbox, play);
}

/** Lets the sandbox’s people, staff among them, play a story: the body of its `POST /people/play`. */
export async function playThread(
  sandbox: Sandbox,
  play: { thread: string } & Readonly<Record<string, unknown>>,
): Promise<void> {
  await callUntilUp(() => tellSandbox(sandbox, '/people/play', { ...play, staff: true }));
}

/** Adds rules to the sandbox’s fault plan: what vendors find, and how they fail. */
export async function addFaultRules(sandbox: Sandbox, rules: readonly object[]): Promise<void> {
  await callUntilUp(() => tellSandbox(sandbox, '/_faults/rules', { rules }));
}

/** The first three who applied to the first listing of a hire take it back, on the marketplace’s own pages. */
export async function takeApplicationBack(sandbox: Sandbox, hireId: string): Promise<void> {
  const door = { ...sandbox, token: sandbox.marketplaceToken ?? sandbox.token };
  const key = encodeURIComponent(sourceKeys.listing(hireId));
  const { ref } = await readSandbox<{ ref: string }>(door, `/marketplace/listings?key=${key}`);
  const { applicants } = await readSandbox<{ applicants: { ref: string }[] }>(
    door,
    `/marketplace/listings/${ref}/applicants`,
  );
  for (const applicant of applicants.slice(0, 3))
    await tellSandbox(door, `/marketplace/listings/${ref}/applicants/${applicant.ref}/withdraw`, {});
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

/** Reads one thing of the sandbox. Throws when it answers with anything but that. */
export async function readSandbox<T>(sandbox: Sandbox, path: string): Promise<T> {
  const headers = { authorization: `Bearer ${sandbox.token}` };
  const response = await fetch(`${sandbox.url}${path}`, { headers, signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`the sandbox answers ${path} with ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Tells the sandbox something. Throws when it does not take it. */
export async function tellSandbox(sandbox: Sandbox, path: string, body: object): Promise<void> {
  const response = await fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${sandbox.token}`,
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`the sandbox answers ${path} with ${response.status}: ${await response.text()}`);
}
