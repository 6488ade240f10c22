import { mkdir, open, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';

/** An append-only file of JSON lines: what was appended and awaited is on the disk. */
export interface Journal<L> {
  /** What the file held when it was opened. */
  readonly replayed: readonly L[];
  /** Resolves when the line is on the disk. Lines appended meanwhile share one fsync. */
  append(line: L): Promise<void>;
  /** Resolves when everything appended so far is on the disk. */
  settled(): Promise<void>;
  /** Reads the whole file back, after what is under way. */
  read(): Promise<L[]>;
  close(): Promise<void>;
}

/**
 * Opens or creates a journal. A last line cut by a crash was never acknowledged: it is removed.
 * `onFailure` is told when a line cannot be written: state and disk then differ, and only a restart helps.
 */
export async function openJournal<L>(file: string, onFailure?: (error: Error) => void): Promise<Journal<L>> {
  await mkdir(dirname(file), { recursive: true });
  const replayed = await recover<L>(file);
  const handle = await open(file, 'a', 0o600);
  await syncFolder(dirname(file));

  let buffer = '';
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  async function flush(): Promise<void> {
    const text = buffer;
    buffer = '';
    next = null;
    await handle.appendFile(text);
    await handle.datasync();
  }

  function append(line: L): Promise<void> {
    buffer += `${JSON.stringify(line)}\n`;
    // A failed write fails all that follow, on purpose: nothing more is acknowledged until a restart.
    if (!next) {
      last = next = last.then(flush);
      last.catch((error: Error) => onFailure?.(error));
    }
    return next;
  }

  async function read(): Promise<L[]> {
    await last;
    return parse<L>(await readFile(file, 'utf8'), file);
  }

  async function close(): Promise<void> {
    await last.catch(() => undefined);
    await handle.close();
  }

  return { replayed, append, settled: () => last, read, close };
}

async function recover<L>(file: string): Promise<L[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) await truncate(file, Buffer.byteLength(whole));
  return parse<L>(whole, file);
}

function parse<L>(text: string, file: string): L[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      try {
        return JSON.parse(line) as L;
      } catch {
        throw new Error(`Line ${index + 1} of the journal ${file} is damaged; restore the file or remove it`);
      }
    });
}

// Without it a crash of the machine may forget that the file exists.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}
