import net from 'node:net';

/** A line to a server that can be cut, or go dead without a word. */
export interface Line {
  /** Where it is entered: host and port. */
  host: string;
  port: number;
  /** Cuts every connection that is open now; gives how many. */
  cut(): number;
  /** What is open now leads nowhere from now on: half-open, nothing comes back and nobody hangs up. Gives how many. */
  deaden(): number;
  /** Hangs up what is dead. */
  heal(): void;
  close(): Promise<void>;
}

/** Looks at what the server says before it is passed on; false: the connection is cut in its place. */
export type Listener = (chunk: Buffer, pass: (bytes: Buffer) => void) => boolean;

/** Opens a line to a server on this machine. `listener` makes one for each connection. */
export async function openLine(target: { host: string; port: number }, listener?: () => Listener): Promise<Line> {
  const open = new Set<Call>();
  const server = net.createServer((client) => {
    const call = connect(client, net.connect(target), listener?.());
    open.add(call);
    call.over.finally(() => open.delete(call)).catch(() => undefined);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const all = (work: (call: Call) => void): number => {
    const calls = [...open];
    calls.forEach(work);
    return calls.length;
  };
  return {
    host: '127.0.0.1',
    port: (server.address() as net.AddressInfo).port,
    cut: () => all((call) => call.cut()),
    deaden: () => all((call) => call.deaden()),
    heal: () => void all((call) => call.dead && call.cut()),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      all((call) => call.cut());
      await closed;
    },
  };
}

interface Call {
  dead: boolean;
  cut(): void;
  deaden(): void;
  over: Promise<void>;
}

function connect(client: net.Socket, server: net.Socket, listener: Listener | undefined): Call {
  const cut = () => {
    client.destroy();
    server.destroy();
  };
  const call: Call = {
    dead: false,
    cut,
    deaden: () => {
      call.dead = true;
      // The server sees its end hung up; the client sees nothing.
      server.destroy();
    },
    over: new Promise((resolve) => client.once('close', () => resolve())),
  };
  client.on('data', (chunk) => void (call.dead || server.write(chunk)));
  server.on('data', (chunk) => {
    if (call.dead) return;
    if (!listener) client.write(chunk);
    else if (!listener(chunk, (bytes) => void client.write(bytes))) cut();
  });
  client.on('error', cut).on('close', () => server.destroy());
  server.on('error', () => undefined).on('close', () => call.dead || client.destroy());
  return call;
}
