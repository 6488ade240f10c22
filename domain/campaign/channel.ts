/** What a queue carries: calls one at a time, several chats at once, or work that may wait (mail, cases). */
export type Channel = 'voice' | 'chat' | 'deferred';

/**
 * Calls' worth of one agent who may hold n chats at once: less than n, since the number goes up and down.
 * Practice figures of contact-centre planners; index 1 is one at a time.
 */
const chatFactors = [1, 1, 1.7, 2.5, 2.9, 3.5] as const;

/** Most chats at once for which a factor is known. */
export const mostChatsAtOnce = chatFactors.length - 1;

/** Seconds of an agent that one contact counts as: 600 s of chat, three at once, count as 240 s. */
export function handledSeconds(ahtSeconds: number, channel: Channel, concurrency: number): number {
  return channel === 'chat' ? ahtSeconds / (chatFactors[concurrency] ?? 1) : ahtSeconds;
}
