import type { ApiDoor } from '../../api';
import type { Latencies } from '../latencies';

const boardEveryMs = 500;

/** Looks at a season’s board as its page does, all the time: reads it twice a second, and listens to its stream. */
export function watchBoard(door: ApiDoor, campaignId: string, latencies: Latencies): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const headers = { authorization: `Bearer ${door.adminKey}` };
  const board = `${door.api}/v1/campaigns/${campaignId}/board`;

  async function readBoards(): Promise<void> {
    while (!stopping.signal.aborted) {
      const reply = await latencies.time('board', () => fetch(board, { headers })).catch(() => null);
      await reply?.arrayBuffer().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, boardEveryMs));
    }
  }

  async function listen(): Promise<void> {
    while (!stopping.signal.aborted) {
      const reply = await fetch(`${board}/stream`, { headers, signal: stopping.signal }).catch(() => null);
      if (reply?.ok && reply.body) await readMarks(reply.body).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  /** Each event tells how long its oldest change waited to be sent; the way to us is added on the same machine by nothing. */
  async function readMarks(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    for await (const chunk of body) {
      text += Buffer.from(chunk).toString('utf8');
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const lag = /"lagMs":(\d+)/.exec(event)?.[1];
        if (lag !== undefined) latencies.note('stream', Number(lag));
      }
    }
  }

  const running = Promise.all([readBoards(), listen()]);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
