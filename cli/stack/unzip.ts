import { inflateRawSync } from 'node:zlib';

/** The bytes of the first entry of a zip file (stored or deflated) whose name fits. Throws when there is none. */
export function readZipEntry(zip: Buffer, fits: (name: string) => boolean): Buffer {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('not a zip file');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = zip.readUInt16LE(at + 28);
    if (fits(zip.toString('utf8', at + 46, at + 46 + nameLength))) return content(zip, at);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error('the zip file has no such entry');
}

/** `at` = offset of the entry in the central directory; sizes there are right also for streamed archives. */
function content(zip: Buffer, at: number): Buffer {
  const method = zip.readUInt16LE(at + 10);
  const size = zip.readUInt32LE(at + 20);
  const local = zip.readUInt32LE(at + 42);
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const bytes = zip.subarray(from, from + size);
  return method === 0 ? Buffer.from(bytes) : inflateRawSync(bytes);
}
