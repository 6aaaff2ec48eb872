import type { ClientStore, PlatformClient } from './client.ts';
import type { Directory } from './directory.ts';
import { faults, signDraft } from './faults.ts';
import type { Draft, Fault } from './faults.ts';
import { launchClaims } from './message.ts';
import type { SigningKeys } from './signing-keys.ts';

/** What the authorization endpoint needs. */
export interface AuthorizationParts {
  readonly issuer: string;
  readonly clients: ClientStore;
  readonly directory: Directory;
  readonly keys: SigningKeys;
  readonly now: () => Date;
  /** What to spoil in each message, at this moment. */
  readonly fault: () => Fault | undefined;
  /** Changes to the claims of each message, at this moment. */
  readonly changes: () => Readonly<Record<string, unknown>>;
}

/** A form to post to the tool, or why there is none. */
export type AuthorizationAnswer =
  | { readonly state: 'post'; readonly to: string; readonly fields: Readonly<Record<string, string>> }
  | { readonly state: 'invalid'; readonly reason: string };

/** The hint that goes with a login: which link, and whether in a window of its own. It can be used again. */
export interface MessageHint {
  readonly link: string;
  readonly isInWindow: boolean;
}

function readHint(text: string | undefined): MessageHint | undefined {
  try {
    const { link, isInWindow } = JSON.parse(text ?? '') as Record<string, unknown>;
    return typeof link === 'string' ? { link, isInWindow: isInWindow === true } : undefined;
  } catch {
    return undefined;
  }
}

const expected: Readonly<Record<string, string>> = {
  response_type: 'id_token',
  response_mode: 'form_post',
  scope: 'openid',
  prompt: 'none',
};

function draftFor(
  parts: AuthorizationParts,
  client: PlatformClient,
  asked: Readonly<Record<string, string>>,
): Draft | string {
  const hint = readHint(asked['lti_message_hint']);
  const placed = parts.directory.placedLink(hint?.link);
  const user = parts.directory.user(asked['login_hint']);
  if (!user) return 'login_required';
  if (!placed || !hint || !asked['nonce']) return 'invalid_request';
  const claims = launchClaims({
    ...placed,
    user,
    client,
    issuer: parts.issuer,
    nonce: asked['nonce'],
    now: parts.now(),
    documentTarget: hint.isInWindow ? 'window' : 'iframe',
  });
  const fields: Record<string, string> = asked['state'] === undefined ? {} : { state: asked['state'] };
  return {
    claims: { ...claims, ...parts.changes() },
    header: { alg: 'RS256', typ: 'JWT', kid: parts.keys.current().kid },
    signedBy: 'platform',
    isTampered: false,
    fields,
  };
}

/**
 * Answers a tool that asks who is there.
 *
 * @source IMS Security Framework 1.0, section 5.1.1.2 and 5.1.1.3
 */
export function authorize(parts: AuthorizationParts, asked: Readonly<Record<string, string>>): AuthorizationAnswer {
  const client = parts.clients.list().find(({ clientId }) => clientId === asked['client_id']);
  const to = asked['redirect_uri'] ?? '';
  if (!client) return { state: 'invalid', reason: 'unknown client_id' };
  if (!client.redirectUris.includes(to)) return { state: 'invalid', reason: 'redirect_uri is not registered' };
  const state: Record<string, string> = asked['state'] === undefined ? {} : { state: asked['state'] };
  const wrong = Object.keys(expected).find((name) => asked[name] !== expected[name]);
  if (wrong !== undefined)
    return {
      state: 'post',
      to,
      fields: { ...state, error: 'invalid_request', error_description: `${wrong} must be ${expected[wrong]}` },
    };
  const draft = draftFor(parts, client, asked);
  if (typeof draft === 'string') return { state: 'post', to, fields: { ...state, error: draft } };
  const fault = parts.fault();
  if (fault) faults[fault](draft);
  return { state: 'post', to, fields: { ...draft.fields, id_token: signDraft(draft, parts.keys) } };
}
