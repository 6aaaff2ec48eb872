import type { ClientStore, PlatformClient } from './client.ts';
import type { Directory } from './directory.ts';
import type { Gradebook } from './gradebook.ts';
import { faults, signDraft } from './faults.ts';
import type { Draft, Fault } from './faults.ts';
import { deepLinkingClaims, launchClaims, reviewClaims } from './message.ts';
import type { MessageSubject } from './message.ts';
import type { SigningKeys } from './signing-keys.ts';

/** What the authorization endpoint needs. */
export interface AuthorizationParts {
  readonly issuer: string;
  readonly clients: ClientStore;
  readonly directory: Directory;
  readonly keys: SigningKeys;
  readonly gradebook: Gradebook;
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

/** The hint that goes with a login: which link, or which course something is to be placed in, and whether in a window of its own. It can be used again. */
export type MessageHint = { readonly isInWindow: boolean } & (
  | { readonly link: string; readonly reviewOf?: string }
  | { readonly placeIn: string }
);

function readHint(text: string | undefined): MessageHint | undefined {
  try {
    const { link, reviewOf, placeIn, isInWindow: inWindow } = JSON.parse(text ?? '') as Record<string, unknown>;
    const isInWindow = inWindow === true;
    if (typeof placeIn === 'string') return { placeIn, isInWindow };
    if (typeof link !== 'string') return undefined;
    return { link, isInWindow, ...(typeof reviewOf === 'string' && { reviewOf }) };
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

function claimsFor(
  directory: Directory,
  hint: MessageHint,
  subject: Omit<MessageSubject, 'course'>,
): Record<string, unknown> | undefined {
  if ('placeIn' in hint) {
    const course = directory.courses.find(({ id }) => id === hint.placeIn);
    return course && deepLinkingClaims({ ...subject, course });
  }
  const placed = directory.placedLink(hint.link);
  if (placed === undefined) return undefined;
  return hint.reviewOf === undefined
    ? launchClaims({ ...subject, ...placed })
    : reviewClaims({ ...subject, ...placed }, hint.reviewOf);
}

function draftFor(
  parts: AuthorizationParts,
  client: PlatformClient,
  asked: Readonly<Record<string, string>>,
): Draft | string {
  const hint = readHint(asked['lti_message_hint']);
  const user = parts.directory.user(asked['login_hint']);
  if (!user) return 'login_required';
  if (!hint || !asked['nonce']) return 'invalid_request';
  const subject = {
    user,
    client,
    issuer: parts.issuer,
    nonce: asked['nonce'],
    now: parts.now(),
    gradebook: parts.gradebook,
    documentTarget: hint.isInWindow ? ('window' as const) : ('iframe' as const),
  };
  const claims = claimsFor(parts.directory, hint, subject);
  if (claims === undefined) return 'invalid_request';
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
