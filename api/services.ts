import type { Logger } from 'pino';

import type { Database } from '../adapters/db/connection';
import type { BoardLooks } from '../adapters/db/season/reads/board-looks';
import type { Store } from '../adapters/db/store';
import type { Launches } from '../domain/season/launches';
import type { Check } from './health';
import type { LimitClass } from './limits';
import type { Metrics } from './metrics';
import type { OidcVerifier } from './oidc';
import type { EventFeed } from './stream';

/** What the API may know of its surroundings. */
export interface ApiConfig {
  /** Base URL as people and vendors reach it, no slash at its end; https switches secure cookies and HSTS on. */
  publicUrl: string;
  /** Base URL of the Temporal UI for links, if there is one. */
  temporalUiUrl: string | undefined;
  temporalNamespace: string;
  /** `POST /v1/clock` is allowed: never in production, where business time is wall time. */
  clockAdjustable: boolean;
  /** Page with everyone's mail, for those who play by hand; none in production. */
  inboxUrl?: string | undefined;
  /** Wall seconds that a vendor may fail before an engineer is asked; runs take it along. */
  vendorPatienceSeconds: number;
  /** Standard Webhooks secret of each provider, by its name in `/hooks/{provider}`. Several while they rotate. */
  hookSecrets: Readonly<Record<string, readonly string[]>>;
  /** Requests per minute, where they differ from `limits.ts`. */
  limits?: Partial<Record<LimitClass, number>>;
}

/** Everything that routes and pages work with; made by `server.ts`, or by a test. */
export interface Services {
  database: Database;
  store: Store;
  /** Both by connections of their own, for requests that only read: they find these in their place, and wait behind nobody’s changes. */
  reading: { database: Database; store: Store };
  config: ApiConfig;
  /** Takes bearer tokens of an identity provider, where one is configured. */
  oidc?: OidcVerifier;
  /** Quarterly launches of seasons. */
  launches: Launches;
  /** Delivers what commits have put into the outbox. Called after every write; never throws. */
  deliver(): Promise<void>;
  feed: EventFeed;
  boards: BoardLooks;
  checks: Readonly<Record<string, Check>>;
  metrics: Metrics;
  log: Logger;
}
