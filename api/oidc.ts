/** Where bearer tokens of people come from. */
export interface OidcSettings {
  /** As in the tokens’ `iss`. */
  issuer: string;
  /** As in the tokens’ `aud`. */
  audience: string;
  /** The provider’s public keys. Preset: no token can name another place. */
  jwksUrl: string;
}

/** Gives the verified mail address of a token, in lower case; null for any token that is not good. Throws when the keys cannot be had. */
export type OidcVerifier = (token: string) => Promise<string | null>;

const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const types = [undefined, 'jwt', 'at+jwt', 'application/at+jwt'];

/** Creates a verifier that keeps the provider’s keys and asks for them again when a token names a new one. */
export function createOidc(settings: OidcSettings): OidcVerifier {
  // Loaded when the first token comes: most installations have API keys only.
  const loaded = once(async () => {
    const jose = await import('jose');
    return { jose, keys: jose.createRemoteJWKSet(new URL(settings.jwksUrl), { timeoutDuration: 5_000 }) };
  });

  return async (token) => {
    const { jose, keys } = await loaded();
    try {
      const { payload, protectedHeader } = await jose.jwtVerify(token, keys, {
        issuer: settings.issuer,
        audience: settings.audience,
        algorithms,
        requiredClaims: ['exp', 'sub', 'email'],
        clockTolerance: 30,
      });
      if (!types.includes(protectedHeader.typ?.toLowerCase())) return null;
      const { email, email_verified: verified } = payload;
      // An address that its holder never proved could be anybody's.
      return typeof email === 'string' && verified === true ? email.toLowerCase() : null;
    } catch (error) {
      if (error instanceof jose.errors.JOSEError && !isOurs(error.code)) return null;
      throw error;
    }
  };
}

/** Codes of failures to get the keys, which say nothing about the token. */
function isOurs(code: string): boolean {
  return code === 'ERR_JWKS_TIMEOUT' || code === 'ERR_JWKS_INVALID' || code === 'ERR_JOSE_GENERIC';
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
