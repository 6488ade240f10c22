import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { isAlive } from './process-info';

const claimed = new Map<number, string>();

/**
 * Claims a free port on 127.0.0.1: `preferred`, or the next free one above it. Claims hold for this process, so that
 * two stacks that start at the same moment do not choose the same.
 */
export async function claimPort(preferred: number): Promise<number> {
  for (let port = preferred; port < Math.min(preferred + 1000, 65536); port++) {
    if (claimed.has(port) || !claim(port)) continue;
    if (await isFree(port)) return port;
    release(port);
  }
  throw new Error(`No free port between ${preferred} and ${preferred + 999}; set MUSTER_PORT to another number`);
}

/**
 * Where a stack that lives only for a while looks for its ports: below the range that systems give out, since a port is
 * chosen a while before its process listens.
 */
export const passingPorts = 22_000;

/** Any free port on 127.0.0.1. */
export function anyPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Gives every claim of this process back. */
export function releasePorts(): void {
  for (const port of [...claimed.keys()]) release(port);
}

/** Whether something answers at host:port within `ms` (1 s by default). */
export function answers(host: string, port: number, ms = 1000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port });
    const done = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(ms, () => done(false));
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function claim(port: number): boolean {
  const folder = path.join(os.tmpdir(), `muster-ports-${process.getuid?.() ?? 'user'}`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, String(port));
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = Number(fs.readFileSync(file, 'utf8'));
    if (owner !== process.pid && isAlive(owner)) return false;
    fs.writeFileSync(file, String(process.pid));
  }
  claimed.set(port, file);
  return true;
}

function release(port: number): void {
  const file = claimed.get(port);
  if (file) fs.rmSync(file, { force: true });
  claimed.delete(port);
}
