import type { Listener } from './line';

/** Cuts database connections between a commit and its reply: it is done, and whoever asked never learns it. */
export interface CommitCutter {
  /** The next so many commits lose their reply. */
  arm(times: number): void;
  disarm(): void;
  /** How many did so far. */
  readonly cuts: number;
  listener(): Listener;
}

/**
 * Understands just enough of PostgreSQL's protocol (https://www.postgresql.org/docs/18/protocol-message-formats.html):
 * a server's message is a type, a length and a body; `C` names the command that was done, `Z` says whether a transaction
 * is open. What was written is committed when `Z` comes with `I` (idle): after COMMIT, or after a lone statement.
 */
export function createCommitCutter(): CommitCutter {
  let armed = 0;
  let cuts = 0;
  return {
    arm: (times) => void (armed += times),
    disarm: () => void (armed = 0),
    get cuts() {
      return cuts;
    },
    listener() {
      let rest: Buffer = Buffer.alloc(0);
      /** From the command that wrote on, until it is known whether it is committed. */
      let held: Buffer[] = [];
      return (chunk, pass) => {
        rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
        for (let end = endOf(rest); end !== null; end = endOf(rest)) {
          const message = rest.subarray(0, end);
          rest = rest.subarray(end);
          if (armed > 0 && isWrite(message)) held.push(message);
          else if (held.length === 0) pass(message);
          else if (isReady(message)) {
            if (armed > 0 && isIdle(message)) {
              armed -= 1;
              cuts += 1;
              return false;
            }
            pass(Buffer.concat([...held, message]));
            held = [];
          } else held.push(message);
        }
        return true;
      };
    },
  };
}

/** Where the first message ends; null while it is not complete. */
function endOf(bytes: Buffer): number | null {
  if (bytes.length < 5) return null;
  const end = 1 + bytes.readUInt32BE(1);
  return bytes.length >= end ? end : null;
}

const isWrite = (message: Buffer) =>
  message[0] === 0x43 &&
  /^(COMMIT|INSERT|UPDATE|DELETE|MERGE)\b/.test(message.toString('latin1', 5, message.length - 1));
const isReady = (message: Buffer) => message[0] === 0x5a;
const isIdle = (message: Buffer) => message[5] === 0x49;
