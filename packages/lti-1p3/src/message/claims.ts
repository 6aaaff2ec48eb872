import { z } from 'zod';
import { LtiError } from '../errors.ts';
import { Email, Id, part, textsIn, WebAddress, withoutEmptyList, words } from './values.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';

/** Claims as they come out of a token. */
export type Claims = Readonly<Record<string, unknown>>;

/** A claim of the LTI vocabulary by its short name. */
export function ltiClaim(claims: Claims, name: string): unknown {
  return claims[`${lti}${name}`];
}

/**
 * Claims checked for their form.
 *
 * @throws `launch.subject`, or `launch.claims` naming the claim
 */
export function parseClaims<Schema extends z.ZodType>(schema: Schema, claims: Claims): z.output<Schema> {
  const parsed = schema.safeParse(claims);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path ?? [];
  throw path[0] === 'sub'
    ? new LtiError('launch.subject')
    : new LtiError(
        'launch.claims',
        path
          .map(String)
          .join('.')
          .replace(/^https:\/\/purl\.imsglobal\.org\/\S*\/claim\//, ''),
      );
}

const Custom = z.preprocess(withoutEmptyList, z.record(z.string(), z.unknown()).nullish()).transform((sent) => {
  const kept: [string, string][] = [];
  for (const [name, value] of Object.entries(sent ?? {})) {
    if (!['string', 'number', 'boolean'].includes(typeof value)) continue;
    const text = String(value).toWellFormed();
    // PostgreSQL cannot store NUL, and no platform means it.
    if (!text.startsWith('$') && !text.includes('\0') && !name.includes('\0')) kept.push([name.toWellFormed(), text]);
  }
  return Object.fromEntries(kept);
});

const SharedClaims = z.object({
  [`${lti}deployment_id`]: Id,
  sub: z.union([z.literal(''), Id]).nullish(),
  name: words(500),
  given_name: words(250),
  family_name: words(250),
  email: Email,
  [`${lti}context`]: part({
    id: z.union([z.literal(''), Id]).nullish(),
    label: words(1000),
    title: words(1000),
    type: z.unknown().optional().transform(textsIn),
  }),
  [`${lti}custom`]: Custom,
  [`${lti}lis`]: part({ person_sourcedid: words(255), course_section_sourcedid: words(255) }),
  [`${lti}launch_presentation`]: part({
    return_url: WebAddress,
    document_target: z
      .unknown()
      .optional()
      .transform((target) => (['frame', 'iframe', 'window'] as const).find((known) => known === target)),
    locale: words(35),
  }),
  [`${lti}tool_platform`]: part({
    guid: words(255),
    name: words(500),
    product_family_code: words(255),
    version: words(255),
  }),
});

/** The claims that every message may carry, under plain names. */
export type SharedClaims = ReturnType<typeof parseSharedClaims>;

/**
 * The claims that every message may carry. Ids are strict; whatever is only shown is taken if it is usable and left out if it is not, because
 * real platforms send empty strings, nulls and unsubstituted variables.
 *
 * @throws `launch.subject`, or `launch.claims` naming the claim
 * @source LTI Core 1.3, sections 5.3 and 5.4
 */
export function parseSharedClaims(claims: Claims) {
  const message = parseClaims(SharedClaims, claims);
  return {
    deploymentId: message[`${lti}deployment_id`],
    subject: message.sub || undefined,
    name: message.name,
    givenName: message.given_name,
    familyName: message.family_name,
    email: message.email,
    context: message[`${lti}context`],
    custom: message[`${lti}custom`],
    lis: message[`${lti}lis`],
    presentation: message[`${lti}launch_presentation`],
    platform: message[`${lti}tool_platform`],
  };
}
