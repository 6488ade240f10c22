/**
 * Whether the worker has anything in hand. Thousands who are called at once stand in its queue for minutes, and no table shows it
 * while it reads the histories of those who come next. One that does not answer just now is not at rest.
 */
export async function isAtWork(metrics: string): Promise<boolean> {
  try {
    const told = await (await fetch(metrics)).text();
    const inHand = [...told.matchAll(/^temporal_worker_task_slots_used\{.*\} (\d+)$/gm)];
    return inHand.length === 0 || inHand.some(([, used]) => used !== '0');
  } catch {
    return true;
  }
}
