import SCIMMY from 'scimmy';
import type { Account, Directory } from './directory';
import { scimError } from './problems';

/** What scimmy hands through to our handlers: whose users these are, and the key that a change was asked with. */
interface Context {
  directory: Directory;
  key: string | undefined;
  /** The only accounts that the query can mean. (Default: all) */
  among?: Account[];
}

/** The query parameters of RFC 7644 that scimmy understands. */
export type ScimQuery = Readonly<Record<string, string>>;

const { User, ServiceProviderConfig } = SCIMMY.Resources;

// scimmy keeps its handlers in classes, so one set serves every directory and learns from the context which one is meant.
User.ingress((resource: { id?: string }, user: unknown, context: Context) => {
  const attributes = JSON.parse(JSON.stringify(user)) as Account;
  return context.directory.write(resource.id, attributes, context.key);
});
User.egress((resource: { id?: string; filter?: { match(all: Account[]): Account[] } }, context: Context) => {
  if (resource.id !== undefined) return found(context.directory, resource.id);
  const among = context.among ?? context.directory.all();
  return resource.filter ? resource.filter.match(among) : among;
});
User.degress(async (resource: { id?: string }, context: Context) => {
  const { id } = found(context.directory, resource.id ?? '');
  await context.directory.remove(id);
});

/** The users of one directory as SCIM speaks of them. Each throws a `ScimError`, to be sent with `scimProblem`. */
export function scimUsers(directory: Directory, key?: string) {
  const context: Context = { directory, key };
  return {
    list: (query: ScimQuery) => new User(query as never).read({ ...context, ...narrowed(directory, query) }),
    read: (id: string, query: ScimQuery) => new User(id, query).read(context),
    create: (body: unknown) => new User().write(body, context),
    replace: (id: string, body: unknown) => {
      found(directory, id);
      return new User(id).write(body, context);
    },
    /** Undefined when the patch changes nothing. */
    patch: (id: string, body: unknown) => new User(id).patch(body as never, context),
    remove: (id: string) => new User(id).dispose(context),
  };
}

/** What the provider can do, by RFC 7643 §5. */
export function scimCapabilities(): Promise<unknown> {
  return new ServiceProviderConfig().read();
}

SCIMMY.Config.set({ patch: true, filter: { supported: true, maxResults: 1000 }, changePassword: false, sort: true });

/** A filter for one person, as nearly all are, is not tried on thousands of others. */
function narrowed(directory: Directory, { filter = '' }: ScimQuery): Pick<Context, 'among'> {
  const [, attribute, value] = /^(externalId|userName) eq "([^"\\]*)"$/i.exec(filter.trim()) ?? [];
  if (attribute === undefined || value === undefined) return {};
  const isExternal = attribute.toLowerCase() === 'externalid';
  const one = isExternal ? directory.byExternalId(value) : directory.byUserName(value);
  return { among: one ? [one] : [] };
}

function found(directory: Directory, id: string): Account {
  const account = directory.byId(id);
  if (!account) throw scimError(404, null, 'There is no such user; look it up by its externalId');
  return account;
}
