/** One kind of problem: the page at `/problems/<type>` and every reply of this kind share these words. */
interface ProblemType {
  status: number;
  title: string;
  /** What it means, for the page. */
  meaning: string;
  /** What the caller does about it, for the page. */
  remedy: string;
}

/** Every kind of problem that the API answers with. The names are part of stable URLs: never rename one. */
export const problemTypes = {
  invalid: {
    status: 400,
    title: 'The request is malformed',
    meaning: 'The body, a query parameter, a path segment or a header does not fit the contract of the route.',
    remedy:
      'Each entry of “errors” names the place by JSON Pointer and says what is expected. Correct these and send it again.',
  },
  'idempotency-key-missing': {
    status: 400,
    title: 'The header Idempotency-Key is missing',
    meaning: 'This request starts work. Without a key a repeat after a lost reply would start it twice.',
    remedy:
      'Send Idempotency-Key with 1 to 200 visible characters of your own, the same in every repeat of the same request.',
  },
  unauthenticated: {
    status: 401,
    title: 'Who you are is not known',
    meaning: 'There is no credential, or it has expired, was revoked, or is not one of ours.',
    remedy: 'Send “Authorization: Bearer mst_…”, or sign in again with a new link.',
  },
  'link-expired': {
    status: 401,
    title: 'This link works no more',
    meaning: 'Links in mails are for one purpose and a short time; sign-in links work once.',
    remedy: 'Open the newest mail about this question, or ask for a new link.',
  },
  denied: {
    status: 403,
    title: 'You may not do this',
    meaning: 'You are known, and none of your roles allows it.',
    remedy: 'Ask an administrator for the role that the message names, or let someone do it who has it.',
  },
  csrf: {
    status: 403,
    title: 'The form’s token is missing or old',
    meaning: 'Writes of a signed-in browser carry a token, so that other sites cannot send them in your name.',
    remedy: 'Load the page again and repeat. Scripts send the field “csrf” of GET /v1/me as the header X-CSRF-Token.',
  },
  'not-found': {
    status: 404,
    title: 'There is no such thing',
    meaning: 'The address or the id is wrong, or you may not know of it.',
    remedy: 'Check the id and that you are signed in as the right person.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The address does not take this method',
    meaning: 'The header Allow lists what it takes.',
    remedy: 'Use one of these methods; /docs shows them all.',
  },
  conflict: {
    status: 409,
    title: 'Someone else was first',
    meaning: 'The thing changed before your request arrived: it is answered, closed or exists already.',
    remedy: 'Read it again; “facts” shows what was first.',
  },
  'idempotency-in-flight': {
    status: 409,
    title: 'The same request is being worked on',
    meaning: 'A request with this Idempotency-Key has not ended yet.',
    remedy: 'Repeat it after the seconds in Retry-After. After 60 seconds a repeat takes it over.',
  },
  'precondition-failed': {
    status: 412,
    title: 'It changed since you read it',
    meaning: 'If-Match names another version than the present one.',
    remedy: 'Read it again, apply your change to the present version and send its ETag.',
  },
  'too-large': {
    status: 413,
    title: 'The body is too large',
    meaning: 'JSON and forms may be 100 kB.',
    remedy: 'Send it in smaller parts.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body has another media type than expected',
    meaning: 'The header Content-Type does not name what this route takes.',
    remedy: 'Send Content-Type: application/json; charset=utf-8, without Content-Encoding of your own making.',
  },
  'rule-broken': {
    status: 422,
    title: 'A rule of the business forbids it',
    meaning: 'The request is well-formed and you may make it, but it breaks a rule.',
    remedy: 'The message names the rule and the way out.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The Idempotency-Key was used for another request',
    meaning: 'A key stands for one request: same route, same body.',
    remedy: 'Use a new key for a new request.',
  },
  'precondition-required': {
    status: 428,
    title: 'The header If-Match is missing',
    meaning: 'This changes a thing that others change too; without the version you read, one change would be lost.',
    remedy: 'Read it, and send its ETag as If-Match.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    meaning: 'Your share of this kind of request is used up for now.',
    remedy: 'Wait the seconds in Retry-After. The RateLimit headers tell what is left.',
  },
  internal: {
    status: 500,
    title: 'Something is wrong on our side',
    meaning: 'The request hit a defect. It is logged under its requestId.',
    remedy: 'Repeat it later with the same Idempotency-Key; if it stays, give the requestId to whoever runs this.',
  },
  unavailable: {
    status: 503,
    title: 'Not available at the moment',
    meaning: 'Something that this needs does not answer.',
    remedy: 'Repeat it after the seconds in Retry-After, with the same Idempotency-Key.',
  },
} as const satisfies Record<string, ProblemType>;

export type ProblemName = keyof typeof problemTypes;
