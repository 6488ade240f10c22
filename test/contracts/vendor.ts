/** A vendor under test: its port, and what else can be done with it. A real vendor offers less; those tests pass by. */
export interface Vendor<P> {
  port: P;
  /** Makes the next call of this operation go wrong, once. */
  misbehave?: (operation: string, kind: 'error' | 'throttle' | 'truncate' | 'done-then-timeout') => Promise<void>;
  /** How many things of this type the vendor really did under this key, by its own books. */
  timesDone?: (type: string, key: string) => Promise<number>;
  /** Waits for the webhook, whose signature was verified, and returns its data. */
  webhook?: (type: string, key: string) => Promise<Record<string, unknown>>;
  /** Somebody takes an application back, on the marketplace's own pages. */
  leave?: (listing: string, applicant: string) => Promise<void>;
  /** Moves business time on. */
  advance?: (hours: number) => void;
  /** A business instant, hours from now. */
  inHours: (hours: number) => string;
  close(): Promise<void>;
}

export type OpenVendor<P> = () => Promise<Vendor<P>>;

let counter = 0;

/** A business key that no other test used. */
export function freshKey(room: string): string {
  counter += 1;
  return `${room}/contract-${process.pid}-${Date.now()}-${counter}/1`;
}

/** A person who does not exist. */
export function somebody(name = 'Ines Moreau') {
  return { id: 'tal_00000000000000000000000001', name, email: 'somebody@talent.example' };
}
