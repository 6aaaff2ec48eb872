import { z } from 'zod';
import { LtiError } from '../errors.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';

/** An id that will be stored and compared: 1 to 255 characters, none of them a control character. */
const Id = z
  .string()
  .min(1)
  .max(255)
  .regex(/^\P{Cc}+$/u);

/** Words to show. What is not text counts as absent, since nothing depends on it. */
function words(maximumLength: number) {
  return z
    .unknown()
    .optional()
    .transform((value) => {
      // A variable that the platform did not know comes back as it was asked for: `$Person.sourcedId`.
      if (typeof value !== 'string' || /^\$\w+(\.\w+)+$/.test(value)) return undefined;
      const text = value
        .toWellFormed()
        .replace(/\p{Cc}+/gu, ' ')
        .trim()
        .slice(0, maximumLength);
      return text === '' ? undefined : text;
    });
}

const Email = words(254).transform((text) => (text !== undefined && /^[^\s@]+@[^\s@]+$/.test(text) ? text : undefined));

const WebAddress = z
  .unknown()
  .optional()
  .transform((value) => {
    if (typeof value !== 'string' || value.length > 4096 || !URL.canParse(value)) return undefined;
    return ['https:', 'http:'].includes(new URL(value).protocol) ? value : undefined;
  });

/** Platforms in PHP write a map without entries as `[]`, which counts as absent. */
const withoutEmptyList = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? undefined : value);

/** A claim that is an object; `null` counts as absent. */
function part<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess(
    withoutEmptyList,
    z
      .object(shape)
      .nullish()
      .transform((value) => value ?? undefined),
  );
}

const Custom = z.preprocess(withoutEmptyList, z.record(z.string(), z.unknown()).nullish()).transform((sent) => {
  const kept: [string, string][] = [];
  for (const [name, value] of Object.entries(sent ?? {})) {
    if (!['string', 'number', 'boolean'].includes(typeof value)) continue;
    const text = String(value).toWellFormed();
    // PostgreSQL cannot store NUL, and no platform means it.
    if (!text.startsWith('$') && !text.includes('\0') && !name.includes('\0')) kept.push([name, text]);
  }
  return Object.fromEntries(kept);
});

/**
 * The claims of a message that this package reads. Ids are strict; whatever is only shown is taken if it is usable and left out if it is
 * not, because real platforms send empty strings, nulls and unsubstituted variables.
 *
 * @source LTI Core 1.3, sections 5.3 and 5.4
 */
const MessageClaims = z.object({
  [`${lti}deployment_id`]: Id,
  sub: z.union([z.literal(''), Id]).nullish(),
  name: words(500),
  given_name: words(250),
  family_name: words(250),
  email: Email,
  [`${lti}roles`]: z.array(z.unknown()).max(1000),
  [`${lti}resource_link`]: z.object({ id: Id, title: words(1000), description: words(10_000) }),
  [`${lti}context`]: part({
    id: z.union([z.literal(''), Id]).nullish(),
    label: words(1000),
    title: words(1000),
    type: z
      .unknown()
      .optional()
      .transform((type) =>
        (Array.isArray(type) ? type : [type]).filter(
          (entry): entry is string => typeof entry === 'string' && entry !== '',
        ),
      ),
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

/** The claims of a message under plain names. */
export type MessageClaims = ReturnType<typeof parseClaims>;

/**
 * The claims of a message, checked for their form.
 *
 * @throws `launch.subject`, or `launch.claims` naming the claim
 */
export function parseClaims(claims: Readonly<Record<string, unknown>>) {
  const parsed = MessageClaims.safeParse(claims);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path ?? [];
    throw path[0] === 'sub'
      ? new LtiError('launch.subject')
      : new LtiError('launch.claims', path.map(String).join('.').replace(lti, ''));
  }
  const message = parsed.data;
  return {
    deploymentId: message[`${lti}deployment_id`],
    subject: message.sub || undefined,
    name: message.name,
    givenName: message.given_name,
    familyName: message.family_name,
    email: message.email,
    roles: message[`${lti}roles`],
    resourceLink: message[`${lti}resource_link`],
    context: message[`${lti}context`],
    custom: message[`${lti}custom`],
    lis: message[`${lti}lis`],
    presentation: message[`${lti}launch_presentation`],
    platform: message[`${lti}tool_platform`],
  };
}

/** A claim of the LTI vocabulary by its short name. */
export function ltiClaim(claims: Readonly<Record<string, unknown>>, name: string): unknown {
  return claims[`${lti}${name}`];
}
