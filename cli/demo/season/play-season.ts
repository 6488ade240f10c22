import { randomUUID } from 'node:crypto';

import type { CampaignRequest } from '../../../domain/campaign/contract';
import type { Role } from '../../../domain/roles';
import { callApi, callUntilUp, type ApiDoor } from '../../api';
import { playThread, readSandbox, tellSandbox, type Sandbox } from '../play-hires';

/**
 * Hands a season to the API as its head of operations, and lets the sandbox’s house, floor and people play it. Returns its id.
 * `people` false: talents answer by themselves.
 */
export async function playSeason(
  door: ApiDoor,
  sandbox: Sandbox,
  { request, seed, people = true }: { request: CampaignRequest; seed: number; people?: boolean },
): Promise<string> {
  const ops = { ...door, adminKey: await keyFor(door, 'head of operations', ['ops']) };
  const idempotencyKey = randomUUID();
  const { id } = await callUntilUp(() =>
    callApi<{ id: string }>(ops, 'POST', '/v1/campaigns', { body: request, idempotencyKey }),
  );
  const key = await keyFor(door, 'floor of a season', ['ops', 'hr']);
  const floor = { key, ahtSeconds: request.service.ahtSeconds };
  const { timeZone, yields } = request;
  await playThread(sandbox, { thread: id, seed, season: { seed, timeZone, yields, floor, people } });
  return id;
}

/**
 * Lends the sandbox a key for the floors of seasons that its inbox’s button starts, unless it has one: trainers, contact centre and
 * HR desk are clients of the API.
 */
export async function lendFloor(door: ApiDoor, sandbox: Sandbox): Promise<void> {
  const { floor } = await readSandbox<{ floor: boolean }>(sandbox, '/people/play');
  if (floor) return;
  const key = await keyFor(door, 'floor of seasons', ['ops', 'hr']);
  await tellSandbox(sandbox, '/people/floor', { key });
}

/** A key of one of the house’s people, or of the house where the roles are several. */
async function keyFor(door: ApiDoor, name: string, roles: Role[]): Promise<string> {
  const [only, ...others] = roles;
  const { items } = await callUntilUp(() =>
    callApi<{ items: { id: string }[] }>(door, 'GET', `/v1/users?role=${only ?? ''}`),
  );
  const user = others.length === 0 && items[0] ? { userId: items[0].id } : {};
  return (
    await callUntilUp(() => callApi<{ key: string }>(door, 'POST', '/v1/keys', { body: { name, roles, ...user } }))
  ).key;
}
