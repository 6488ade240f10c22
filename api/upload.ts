import type { Request } from 'express';

import { csvReader, type CsvLine } from '../domain/campaign/csv';
import { Invalid } from '../domain/errors';
import { readBodyText } from './body';
import { Refusal } from './problems';

/** Most of one line: more of it is an open quotation mark, which takes in all that follows. */
const mostSigns = 20_000;

/** What a route that takes streams is sent, and how much of it at most. */
export interface Upload {
  req: Request;
  mostBytes: number;
}

/** The media type of what is sent, without its parameters. */
export function mediaTypeOf({ req }: Upload): string {
  return req.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Lines of a CSV file as they come in; no more than one line of it is held. Throws refusals. */
export async function* csvLinesOf(upload: Upload): AsyncGenerator<CsvLine> {
  const reader = csvReader();
  const decoder = new TextDecoder();
  for await (const bytes of bytesOf(upload)) {
    yield* reader.push(decoder.decode(bytes, { stream: true }));
    const { line, signs } = reader.pending();
    if (signs <= mostSigns) continue;
    const message = `line ${line}: goes on for ${mostSigns} signs; close its quotation mark`;
    throw new Invalid(`The file cannot be read: ${message}. Nothing was kept.`, { errors: [{ pointer: '', message }] });
  }
  yield* reader.push(decoder.decode());
  yield* reader.end();
}

/** What is sent as JSON; undefined when it is none. A list has to be read whole. Throws refusals. */
export async function jsonOf(upload: Upload): Promise<unknown> {
  const parts: Uint8Array[] = [];
  for await (const bytes of bytesOf(upload)) parts.push(bytes);
  return readBodyText(Buffer.concat(parts));
}

async function* bytesOf({ req, mostBytes }: Upload): AsyncGenerator<Uint8Array> {
  const encoding = req.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') throw new Refusal('unsupported-media-type', 'Send the file as it is, not compressed.');
  let read = 0;
  try {
    // Whoever stops reading early leaves the connection to be answered.
    for await (const bytes of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      read += bytes.length;
      if (read > mostBytes)
        throw new Refusal(
          'too-large',
          `The body is over ${Math.round(mostBytes / 1024)} kB; send it in smaller parts.`,
        );
      yield bytes;
    }
  } finally {
    // The rest is let through unread: a client that is still sending would not hear the answer, and its connection would hang.
    req.resume();
  }
}
