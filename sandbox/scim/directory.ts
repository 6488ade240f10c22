import { scimError } from './problems';

/** A user as SCIM describes it. Attributes that nothing here looks at are kept as they came. */
export interface Account {
  id: string;
  externalId?: string;
  userName: string;
  active?: boolean;
  roles?: { value: string }[];
  meta: { resourceType: 'User'; created: string; lastModified: string };
  [attribute: string]: unknown;
}

/** Users of one outside system. */
export interface Directory {
  all(): Account[];
  /** `key` is the Idempotency-Key of the request, for the journal. */
  write(id: string | undefined, attributes: Account, key: string | undefined): Promise<Account>;
  remove(id: string): Promise<void>;
}

/** Where a directory keeps what happened: in the journal, for good. */
interface Book {
  now(): string;
  newId(): string;
  written(account: Account, key: string | undefined): Promise<unknown>;
  removed(id: string): Promise<unknown>;
}

/** The directory over `accounts`, which the book's journal folds into. User names and externalIds are unique. */
export function createDirectory(accounts: ReadonlyMap<string, Account>, book: Book): Directory {
  function refuseDoubles(id: string | undefined, attributes: Account): void {
    for (const other of accounts.values()) {
      if (other.id === id) continue;
      if (other.userName.toLowerCase() === attributes.userName.toLowerCase())
        throw scimError(409, 'uniqueness', 'Another user has this userName; look it up and change that one');
      if (attributes.externalId !== undefined && other.externalId === attributes.externalId)
        throw scimError(409, 'uniqueness', 'Another user has this externalId; look it up and change that one');
    }
  }

  return {
    all: () => [...accounts.values()],
    write: async (id, attributes, key) => {
      refuseDoubles(id, attributes);
      const now = book.now();
      const created = id === undefined ? now : (accounts.get(id)?.meta.created ?? now);
      const { schemas: _schemas, ...kept } = attributes;
      const account: Account = {
        active: true,
        ...kept,
        id: id ?? book.newId(),
        meta: { resourceType: 'User', created, lastModified: now },
      };
      await book.written(account, key);
      return account;
    },
    remove: async (id) => void (await book.removed(id)),
  };
}
