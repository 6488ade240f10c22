import SCIMMY from 'scimmy';

/** A refusal in SCIM's terms. `scimType` is null where RFC 7644 §3.12 has none. */
export function scimError(status: number, scimType: string | null, detail: string): Error {
  return new SCIMMY.Types.Error(status, scimType as string, detail);
}

/** Status and body of what was thrown, or null when it is no matter of SCIM. */
export function scimProblem(error: unknown): { status: number; body: unknown } | null {
  if (!(error instanceof SCIMMY.Types.Error)) return null;
  return { status: error.status, body: new SCIMMY.Messages.ErrorResponse(error) };
}
