import { createHmac, sign as signWith } from 'node:crypto';
import { KeyObject } from 'node:crypto';
import type { SigningKeys } from './signing-keys.ts';

/** A message on its way, before it is signed and posted. */
export interface Draft {
  readonly claims: Record<string, unknown>;
  readonly header: Record<string, unknown>;
  signedBy: 'platform' | 'stranger' | 'public-key-as-secret' | 'nobody';
  isTampered: boolean;
  /** Fields that are posted beside the token. */
  readonly fields: Record<string, string>;
}

type Spoil = (draft: Draft) => void;

const claim = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`;
const set =
  (name: string, value: unknown): Spoil =>
  ({ claims }) =>
    void (claims[name] = value);
const drop =
  (name: string): Spoil =>
  ({ claims }) =>
    void delete claims[name];
const header =
  (name: string, value: unknown): Spoil =>
  (draft) =>
    void (draft.header[name] = value);
const shift =
  (name: string, seconds: number): Spoil =>
  ({ claims }) =>
    void (claims[name] = Number(claims[name]) + seconds);
const both =
  (...spoils: readonly Spoil[]): Spoil =>
  (draft) => {
    for (const spoil of spoils) spoil(draft);
  };

/** Everything that can be wrong with a message, by name. A tool must refuse each of them. */
export const faults = {
  'no-issuer': drop('iss'),
  'another-issuer': set('iss', 'https://another.example'),
  'no-audience': drop('aud'),
  'another-audience': set('aud', 'another-client'),
  'several-audiences-without-party': ({ claims }) => void (claims['aud'] = [claims['aud'], 'another-client']),
  'another-authorised-party': set('azp', 'another-client'),
  'no-expiry': drop('exp'),
  'no-issue-time': drop('iat'),
  expired: both(shift('iat', -600), shift('exp', -600)),
  'issued-in-the-future': both(shift('iat', 600), shift('exp', 600)),
  'not-yet-valid': ({ claims }) => void (claims['nbf'] = Number(claims['iat']) + 600),
  'no-nonce': drop('nonce'),
  'another-nonce': set('nonce', 'never-issued'),
  'no-deployment': drop(claim('deployment_id')),
  'unknown-deployment': set(claim('deployment_id'), 'never-approved'),
  'no-version': drop(claim('version')),
  'another-version': set(claim('version'), '1.1'),
  'no-message-type': drop(claim('message_type')),
  'another-message-type': set(claim('message_type'), 'LtiUnheardOfRequest'),
  'no-roles': drop(claim('roles')),
  'no-resource-link': drop(claim('resource_link')),
  'no-target': drop(claim('target_link_uri')),
  'another-target': set(claim('target_link_uri'), 'https://another.example/'),
  'no-key-id': ({ header: fields }) => void delete fields['kid'],
  'unknown-key-id': header('kid', 'never-published'),
  'unknown-critical-header': header('crit', ['unheard-of']),
  'another-algorithm': header('alg', 'RS384'),
  unsigned: both(header('alg', 'none'), (draft) => void (draft.signedBy = 'nobody')),
  'signed-with-the-public-key': both(header('alg', 'HS256'), (draft) => void (draft.signedBy = 'public-key-as-secret')),
  'signed-by-a-stranger': (draft) => void (draft.signedBy = 'stranger'),
  tampered: (draft) => void (draft.isTampered = true),
  'no-state': ({ fields }) => void delete fields['state'],
  'another-state': ({ fields }) => void (fields['state'] = 'never-issued'),
} as const satisfies Record<string, Spoil>;

/** The name of a fault. */
export type Fault = keyof typeof faults;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function signature(input: string, { signedBy }: Draft, keys: SigningKeys): string {
  if (signedBy === 'nobody') return '';
  if (signedBy === 'public-key-as-secret')
    return createHmac('sha256', JSON.stringify(keys.current().publicJwk)).update(input).digest('base64url');
  const { privateKey } = signedBy === 'stranger' ? keys.stranger() : keys.current();
  return signWith('sha256', Buffer.from(input), KeyObject.from(privateKey)).toString('base64url');
}

/** A draft as a compact token. Signed by hand, because no proper library would write some of these. */
export function signDraft(draft: Draft, keys: SigningKeys): string {
  const input = `${encode(draft.header)}.${encode(draft.claims)}`;
  const signed = signature(input, draft, keys);
  if (!draft.isTampered) return `${input}.${signed}`;
  return `${encode(draft.header)}.${encode({ ...draft.claims, sub: 'somebody-else' })}.${signed}`;
}
