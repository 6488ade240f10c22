import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the vendor does with one call: does it and says so, refuses, or loses work or reply on the way. */
export type Mood = 'works' | 'down' | 'refuses' | 'loses-reply';

/** A real HTTP server with a journal: the oracle for how often a thing was really done. */
export class FlakyVendor {
  /** Moods of the next calls; then it works. */
  moods: Mood[] = [];
  /** Each deed, `POST key` or `DELETE key`, in the order in which it was really done. */
  readonly journal: string[] = [];
  /** Every request as it came. */
  readonly requests: string[] = [];
  private readonly done = new Map<string, string>();
  private constructor(private readonly server: http.Server) {}

  static async start(): Promise<FlakyVendor> {
    const server = http.createServer((request, response) => vendor.handle(request, response));
    const vendor = new FlakyVendor(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return vendor;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** A vendor without a past, for the next test. */
  forget(): void {
    this.done.clear();
  }

  url(key: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/${encodeURIComponent(key)}`;
  }

  private handle(request: http.IncomingMessage, response: http.ServerResponse): void {
    const key = decodeURIComponent((request.url ?? '').slice(1));
    this.requests.push(`${request.method} ${key}`);
    if (request.method === 'GET') return reply(response, this.done.has(key) ? 200 : 404, { ref: this.done.get(key) });
    const mood = this.moods.shift() ?? 'works';
    if (mood === 'down') return reply(response, 503, {});
    if (mood === 'refuses') return reply(response, 422, {});
    // No idempotency here: a second call would be a second deed.
    this.journal.push(`${request.method} ${key}`);
    this.done.set(key, `ref-${this.journal.length}`);
    if (mood === 'loses-reply') return void response.destroy();
    reply(response, 200, { ref: this.done.get(key) });
  }
}

function reply(response: http.ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
