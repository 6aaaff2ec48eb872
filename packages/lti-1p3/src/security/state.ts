import type { LoginInitiation, LoginState, UnclaimedLogin } from '../storage.ts';
import { hashSecret, matchesHash, randomSecret } from './secret.ts';

/** How long a login may take, from being sent to the platform to coming back. @source house */
export const loginSeconds = 600;

/** The most unfinished logins that one browser keeps; the oldest are dropped. @source house */
const maximumBindings = 20;

/** A login about to begin: what the platform and the browser get, and what is stored. */
export interface BegunLogin {
  readonly state: string;
  readonly nonce: string;
  /** What ties the login to its browser: in its cookie, and in its platform's storage where there is one. */
  readonly binding: string;
  readonly stored: UnclaimedLogin;
  /** `Set-Cookie` values. */
  readonly cookies: readonly string[];
}

/** Ties logins to the browser that began them, by one cookie for each login, so that two tabs can log in at once. */
export interface Binding {
  begin(initiation: LoginInitiation, cookieHeader: string, now: Date): BegunLogin;
  /** Whether the browser that sent these cookies began this login. */
  holds(cookieHeader: string, login: LoginState): boolean;
  /** The `Set-Cookie` value that removes a login's cookie. */
  forget(stateHash: string): string;
}

/** The request's cookies as one text. */
export function cookieHeaderOf(headers: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const header = headers['cookie'];
  return typeof header === 'string' ? header : (header?.join('; ') ?? '');
}

function cookiesIn(header: string): [name: string, value: string][] {
  return header.split(';').map((pair) => {
    const [name = '', value = ''] = pair.split('=', 2);
    return [name.trim(), value.trim()];
  });
}

/**
 * Partitioned cookies come back inside a platform's frame even where third-party cookies are blocked. The `__Host-` prefix stops
 * neighbouring sites from planting one; browsers refuse it over http, which is only allowed on this machine.
 *
 * @source IMS Security Framework 1.0, section 5.1.1.5 (state bound to the browser); draft-cutler-httpbis-partitioned-cookies
 */
export function createBinding(isHttps: boolean): Binding {
  const prefix = `${isHttps ? '__Host-' : ''}lti-login-`;
  const nameOf = (stateHash: string) => `${prefix}${stateHash.slice(0, 16)}`;
  const attributes = 'Path=/; HttpOnly; Secure; SameSite=None; Partitioned';
  const remove = (name: string) => `${name}=; Max-Age=0; ${attributes}`;

  return {
    begin(initiation, cookieHeader, now) {
      const state = randomSecret();
      const nonce = randomSecret();
      const binding = randomSecret();
      const stateHash = hashSecret(state);
      const held = cookieHeader.includes(prefix)
        ? cookiesIn(cookieHeader).filter(([name]) => name.startsWith(prefix))
        : [];
      // Browsers send older cookies first, and a server refuses a header that has grown too long.
      const surplus = held.slice(0, Math.max(0, held.length - maximumBindings + 1));
      return {
        state,
        nonce,
        binding,
        stored: {
          stateHash,
          nonceHash: hashSecret(nonce),
          bindingHash: hashSecret(binding),
          initiation,
          expiresAt: new Date(now.getTime() + loginSeconds * 1000),
        },
        cookies: [
          `${nameOf(stateHash)}=${binding}; Max-Age=${loginSeconds}; ${attributes}`,
          ...surplus.map(([name]) => remove(name)),
        ],
      };
    },
    holds(cookieHeader, login) {
      const name = nameOf(login.stateHash);
      return cookiesIn(cookieHeader).some(([given, value]) => given === name && matchesHash(value, login.bindingHash));
    },
    forget: (stateHash) => remove(nameOf(stateHash)),
  };
}
