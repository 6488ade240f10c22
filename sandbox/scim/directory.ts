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

/** The accounts of one outside system, found at once by what makes them unique: it may hold thousands. */
export interface Accounts {
  all(): Account[];
  byId(id: string): Account | undefined;
  byExternalId(externalId: string): Account | undefined;
  /** In any case of letters. */
  byUserName(userName: string): Account | undefined;
  put(account: Account): void;
  drop(id: string): void;
}

/** Users of one outside system. */
export interface Directory extends Pick<Accounts, 'all' | 'byId' | 'byExternalId' | 'byUserName'> {
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

export function createAccounts(): Accounts {
  const accounts = new Map<string, Account>();
  const externalIds = new Map<string, string>();
  const userNames = new Map<string, string>();

  function drop(id: string): void {
    const known = accounts.get(id);
    if (!known) return;
    accounts.delete(id);
    userNames.delete(known.userName.toLowerCase());
    if (known.externalId !== undefined) externalIds.delete(known.externalId);
  }

  return {
    all: () => [...accounts.values()],
    byId: (id) => accounts.get(id),
    byExternalId: (externalId) => accounts.get(externalIds.get(externalId) ?? ''),
    byUserName: (userName) => accounts.get(userNames.get(userName.toLowerCase()) ?? ''),
    put: (account) => {
      const known = accounts.get(account.id);
      if (known) {
        userNames.delete(known.userName.toLowerCase());
        if (known.externalId !== undefined) externalIds.delete(known.externalId);
      }
      accounts.set(account.id, account);
      userNames.set(account.userName.toLowerCase(), account.id);
      if (account.externalId !== undefined) externalIds.set(account.externalId, account.id);
    },
    drop,
  };
}

/** The directory over `accounts`, which the book's journal folds into. User names and externalIds are unique. */
export function createDirectory(accounts: Omit<Accounts, 'put' | 'drop'>, book: Book): Directory {
  const { all, byId, byExternalId, byUserName } = accounts;

  function refuseDoubles(id: string | undefined, { userName, externalId }: Account): void {
    const another = (account: Account | undefined) => account !== undefined && account.id !== id;
    if (another(byUserName(userName)))
      throw scimError(409, 'uniqueness', 'Another user has this userName; look it up and change that one');
    if (externalId !== undefined && another(byExternalId(externalId)))
      throw scimError(409, 'uniqueness', 'Another user has this externalId; look it up and change that one');
  }

  return {
    ...{ all, byId, byExternalId, byUserName },
    write: async (id, attributes, key) => {
      refuseDoubles(id, attributes);
      const now = book.now();
      const created = id === undefined ? now : (byId(id)?.meta.created ?? now);
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
