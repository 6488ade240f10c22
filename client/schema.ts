// Generated from the routes by `muster openapi`; do not edit.

export interface paths {
  '/v1/clock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Business time, and how fast it runs
     * @description Who may: Everyone.
     */
    get: operations['getClock'];
    put?: never;
    /**
     * Change the speed of business time, or jump ahead
     * @description Only where business time is not wall time: demos and tests, never production.
     *
     *     Who may: admin, engineer.
     */
    post: operations['postClock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/documents/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A document as it was made, e.g. the signed statement of work
     * @description ETag is the SHA-256 of the bytes.
     *
     *     Who may: admin, ops, hr, lead, auditor, approver, talent.
     */
    get: operations['getDocumentsId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened, in order
     * @description Oldest first; go on with “next”, also later: it is null only while there is nothing newer.
     *
     *     Who may: admin, ops, lead, hr, engineer, auditor, approver.
     */
    get: operations['getEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened, as CSV
     * @description At most 10,000 events; the header X-Next holds the cursor of what is left.
     *
     *     Who may: admin, ops, lead, hr, engineer, auditor, approver.
     */
    get: operations['getEventsCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happens, live (server-sent events)
     * @description Resumes behind the header Last-Event-ID (browsers send it by themselves) or ?after=. Begins with now otherwise.
     *
     *     Who may: admin, ops, lead, hr, engineer, auditor, approver.
     */
    get: operations['getEventsStream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hooks/{provider}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What an outside system reports
     * @description Standard Webhooks: webhook-id, webhook-timestamp (at most 5 minutes off) and webhook-signature over the raw body. Recorded once per provider and id; a repeat is answered like the first.
     *
     *     Who may: Everyone.
     */
    post: operations['postHooksProvider'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All API keys, the newest first
     * @description Who may: admin, auditor.
     */
    get: operations['getKeys'];
    put?: never;
    /**
     * Make an API key; its text is shown this once
     * @description Who may: admin.
     */
    post: operations['postKeys'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/keys/{id}/revoke': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make an API key invalid at once, for good
     * @description Who may: admin.
     */
    post: operations['postKeysIdRevoke'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/policies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All policies, each in its versions
     * @description Who may: admin, ops, lead, hr, engineer, auditor, approver.
     */
    get: operations['getPolicies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/policies/{kind}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One policy: the newest version, or the one asked for
     * @description Who may: admin, ops, lead, hr, engineer, auditor, approver.
     */
    get: operations['getPoliciesKind'];
    put?: never;
    /**
     * Publish a new version; runs that began keep theirs
     * @description If-Match holds the ETag of the version that it was made from.
     *
     *     Who may: admin, ops.
     */
    post: operations['postPoliciesKind'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sign-in-links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a one-time sign-in link for a member of staff
     * @description Who may: admin.
     */
    post: operations['postSignInLinks'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who this credential is
     * @description Who may: admin, ops, lead, hr, engineer, auditor, talent, approver.
     */
    get: operations['getMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Active staff by name
     * @description Who may: admin, ops, hr, lead, auditor.
     */
    get: operations['getUsers'];
    put?: never;
    /**
     * Add a member of staff
     * @description Who may: admin.
     */
    post: operations['postUsers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One member of staff
     * @description Who may: admin, ops, hr, lead, auditor.
     */
    get: operations['getUsersId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change name, title, roles or time zone; brings a disabled user back
     * @description Who may: admin.
     */
    patch: operations['patchUsersId'];
    trace?: never;
  };
  '/v1/users/{id}/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Shut a member of staff out: no sign-in, no answers, no mails
     * @description Who may: admin.
     */
    post: operations['postUsersIdDisable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    EventView: {
      /** @description Opaque position in the feed; SSE id. */
      cursor: string;
      subject: string;
      /** @description 1, 2, 3 … without gaps for each subject. */
      number: number;
      type: string;
      object: string | null;
      /** @description Business time. */
      at: string;
      wallAt: string;
      actor: string;
      data: {
        [key: string]: unknown;
      };
    };
    Problem: {
      /** @description Address of a page about this kind of problem. */
      type: string;
      title: string;
      status: number;
      /** @description What is wrong and what to do about it. */
      detail: string;
      errors?: {
        /** @description JSON Pointer. */
        pointer: string;
        message: string;
        /**
         * @description Missing: the body.
         * @enum {string}
         */
        in?: 'query' | 'path' | 'header';
      }[];
      /** @description What a program can act on, e.g. the first answer. */
      facts?: {
        [key: string]: unknown;
      };
      requestId: string;
    };
  };
  responses: {
    /** @description Refused. */
    Problem: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getClock: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Business time. */
            now: string;
            /** @description Business time = businessFrom + (wall time - wallFrom) × scale. */
            segment: {
              wallFrom: string;
              businessFrom: string;
              scale: number;
            };
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postClock: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              /** @description 1 is real time, 0 stands still. */
              scale: number;
              /**
               * @description Why; kept in the audit.
               * @default by hand
               */
              reason?: string;
            }
          | {
              /**
               * Format: date-time
               * @description A later business instant.
               */
              jumpTo: string;
              /**
               * @description Why; kept in the audit.
               * @default by hand
               */
              reason?: string;
            };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Business time. */
            now: string;
            /** @description Business time = businessFrom + (wall time - wallFrom) × scale. */
            segment: {
              wallFrom: string;
              businessFrom: string;
              scale: number;
            };
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getDocumentsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      /** @description Done. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Problem'];
    };
  };
  getEvents: {
    parameters: {
      query?: {
        /** @description Most items on this page. */
        limit?: number;
        /** @description “next” of the page before. */
        cursor?: string;
        /** @description One story: hire_…, eng_…, tal_…, policy/<kind>, clock. */
        subject?: string;
        /** @description A hire with its engagements, or one engagement. */
        thread?: string;
        /** @description Types, separated by commas: ask.answered,engagement.active. */
        type?: string;
        /** @description Business time, inclusive. */
        from?: string;
        /** @description Business time, exclusive. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['EventView'][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getEventsCsv: {
    parameters: {
      query?: {
        /** @description One story: hire_…, eng_…, tal_…, policy/<kind>, clock. */
        subject?: string;
        /** @description A hire with its engagements, or one engagement. */
        thread?: string;
        /** @description Types, separated by commas: ask.answered,engagement.active. */
        type?: string;
        cursor?: string;
        /** @description Business time, inclusive. */
        from?: string;
        /** @description Business time, exclusive. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv; charset=utf-8': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getEventsStream: {
    parameters: {
      query?: {
        /** @description One story: hire_…, eng_…, tal_…, policy/<kind>, clock. */
        subject?: string;
        /** @description A hire with its engagements, or one engagement. */
        thread?: string;
        /** @description Types, separated by commas: ask.answered,engagement.active. */
        type?: string;
        /** @description A cursor to go on behind. */
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Each event’s id is its cursor, its event its type, its data an EventView. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postHooksProvider: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Taken on; look at Location. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            received: string;
            repeated: boolean;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              name: string;
              roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
              /** @description The user that it acts as; null: it stands for itself. */
              userId: string | null;
              /** @description Wall time, like all times of keys. */
              createdAt: string;
              expiresAt: string | null;
              lastUsedAt: string | null;
              revokedAt: string | null;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description What it is for. No names of people. */
          name: string;
          roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'approver')[];
          /** @description Acts as this user, with the roles that both have. */
          userId?: string;
          /**
           * Format: date-time
           * @description Wall time. (Default: never)
           */
          expiresAt?: string;
        };
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @description Send it as “Authorization: Bearer …”. */
            key: string;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postKeysIdRevoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            name: string;
            roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
            /** @description The user that it acts as; null: it stands for itself. */
            userId: string | null;
            /** @description Wall time, like all times of keys. */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            revokedAt: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getPolicies: {
    parameters: {
      query?: {
        kind?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              kind: string;
              version: number;
              /** @description Why this version exists. */
              note: string;
              createdBy: string;
              createdAt: string;
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getPoliciesKind: {
    parameters: {
      query?: {
        version?: number;
      };
      header?: never;
      path: {
        /** @description E.g. onboard; write classification/US-CA as classification%2FUS-CA. */
        kind: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            kind: string;
            version: number;
            /** @description Why this version exists. */
            note: string;
            createdBy: string;
            createdAt: string;
            document: {
              [key: string]: unknown;
            };
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postPoliciesKind: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description E.g. onboard; write classification/US-CA as classification%2FUS-CA. */
        kind: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description All of it; it replaces the version before. */
          document: {
            [key: string]: unknown;
          };
          /** @description Why. */
          note: string;
          /**
           * @description Only check it.
           * @default false
           */
          dryRun?: boolean;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            valid: true;
            /** @description The version that it would follow. */
            after: number;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            kind: string;
            version: number;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postSignInLinks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              /** Format: email */
              email: string;
            }
          | {
              userId: string;
            };
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            url: string;
            /** @description Wall time. */
            expiresAt: string;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            kind: 'user' | 'talent';
            id: string;
            roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
            /** @description The API key in use, if any. */
            key: string | null;
            /** @description For the header X-CSRF-Token of writes with a cookie. */
            csrf: string | null;
            /** @description End of the session, wall time. */
            expiresAt: string | null;
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getUsers: {
    parameters: {
      query?: {
        /** @description Those who hold this role. */
        role?: 'admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              email: string;
              name: string;
              title: string;
              roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
              timeZone: string;
              /** @enum {string} */
              state: 'active' | 'disabled';
            }[];
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postUsers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email: string;
          name: string;
          /** @default  */
          title?: string;
          roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'approver')[];
          /** @default UTC */
          timeZone?: string;
        };
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            email: string;
            name: string;
            title: string;
            roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
            timeZone: string;
            /** @enum {string} */
            state: 'active' | 'disabled';
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  getUsersId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            email: string;
            name: string;
            title: string;
            roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
            timeZone: string;
            /** @enum {string} */
            state: 'active' | 'disabled';
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  patchUsersId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          title?: string;
          roles?: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'approver')[];
          timeZone?: string;
        };
      };
    };
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            email: string;
            name: string;
            title: string;
            roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
            timeZone: string;
            /** @enum {string} */
            state: 'active' | 'disabled';
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
  postUsersIdDisable: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Here it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            email: string;
            name: string;
            title: string;
            roles: ('admin' | 'ops' | 'lead' | 'hr' | 'engineer' | 'auditor' | 'talent' | 'approver')[];
            timeZone: string;
            /** @enum {string} */
            state: 'active' | 'disabled';
          };
        };
      };
      default: components['responses']['Problem'];
    };
  };
}
