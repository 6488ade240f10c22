import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults } from '../../sandbox/support/faults';
import type { Journal } from '../../sandbox/support/journal';
import { createCourier, type HookLine } from '../../sandbox/support/webhooks';
import { eventually } from './world';

const hook = {
  id: 'msg_1',
  type: 'check.started',
  timestamp: '2026-11-02T09:00:00.000Z',
  data: { key: 'k', ref: 'r' },
};

function memory<L>(): Journal<L> & { lines: L[] } {
  const lines: L[] = [];
  return {
    lines,
    replayed: [],
    append: async (line) => void lines.push(line),
    settled: async () => undefined,
    read: async () => lines,
    close: async () => undefined,
  };
}

let close: () => Promise<unknown>;
afterEach(() => close());

/** A receiver that answers when it is told to, and a courier that owes it one webhook. */
async function underWay(graceMs: number) {
  const held: ServerResponse[] = [];
  const server = createServer((_req, res) => void held.push(res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  const journal = memory<HookLine>();
  const courier = createCourier(
    {
      apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      secrets: { screening: `whsec_${Buffer.from('a secret of the tests, 32 bytes!').toString('base64')}` },
      graceMs,
    },
    journal,
    createFaults(memory()),
  );
  courier.owe('screening', [hook]);
  const reply = await eventually('the request', () => held[0]);
  return { courier, journal, reply };
}

test('a stop waits for the answer to what was sent already: it is not sent again after the next start', async () => {
  const { courier, journal, reply } = await underWay(10_000);
  const stopped = courier.stop();
  reply.writeHead(204).end();
  await stopped;
  expect(journal.lines).toMatchObject([{ type: 'delivered', id: 'msg_1', status: 204 }]);
});

test('a stop waits so long only: what nobody answered is owed again', async () => {
  const { courier, journal } = await underWay(20);
  await courier.stop();
  expect(journal.lines).toEqual([]);
});
