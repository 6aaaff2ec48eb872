import { LtiError } from '../errors.ts';
import { isOwnAddress } from '../security/target.ts';
import { ltiClaim, parseClaims } from './claims.ts';
import type { Launch, LaunchContext, PlatformProduct } from './launch.ts';
import { parseRoles } from './roles.ts';

/** A message whose form has been checked, before its deployment is looked up. */
export interface ResourceLinkMessage {
  readonly deploymentId: string;
  readonly content: Omit<Launch, 'registration' | 'deployment' | 'issuer' | 'clientId'>;
}

/** The same record without what is `undefined`. */
function present<Shape extends object>(record: Shape): { [Key in keyof Shape]: Exclude<Shape[Key], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
}

type Parsed = ReturnType<typeof parseClaims>;

function contextOf({ context, lis }: Parsed): LaunchContext | undefined {
  // An empty context is what some platforms send where there is no course.
  if (!context?.id) return undefined;
  return present({
    id: context.id,
    label: context.label,
    title: context.title,
    types: context.type,
    sourcedId: lis?.course_section_sourcedid,
  }) as LaunchContext;
}

function platformOf({ platform }: Parsed): PlatformProduct | undefined {
  if (!platform) return undefined;
  return present({
    guid: platform.guid,
    name: platform.name,
    productFamily: platform.product_family_code,
    version: platform.version,
  }) as PlatformProduct;
}

/**
 * A resource link launch out of a token's claims.
 *
 * @throws `launch.version`, `launch.message-type`, `launch.claims`, `launch.subject`, `launch.foreign-target`
 * @source LTI Core 1.3, section 5.3 Required message claims
 */
export function readResourceLink(claims: Readonly<Record<string, unknown>>, origin: string): ResourceLinkMessage {
  if (ltiClaim(claims, 'version') !== '1.3.0') throw new LtiError('launch.version');
  const type = ltiClaim(claims, 'message_type');
  if (type !== 'LtiResourceLinkRequest')
    throw new LtiError('launch.message-type', typeof type === 'string' ? type.slice(0, 60) : undefined);
  const targetLinkUri = ltiClaim(claims, 'target_link_uri');
  if (typeof targetLinkUri !== 'string' || targetLinkUri === '') throw new LtiError('launch.claims', 'target_link_uri');
  if (!isOwnAddress(targetLinkUri, origin)) throw new LtiError('launch.foreign-target');
  const message = parseClaims(claims);
  return {
    deploymentId: message.deploymentId,
    content: present({
      messageType: type,
      subject: message.subject,
      name: message.name,
      givenName: message.givenName,
      familyName: message.familyName,
      email: message.email,
      personSourcedId: message.lis?.person_sourcedid,
      roles: parseRoles(message.roles),
      context: contextOf(message),
      resourceLink: present(message.resourceLink) as Launch['resourceLink'],
      custom: message.custom,
      targetLinkUri,
      returnUrl: message.presentation?.return_url,
      documentTarget: message.presentation?.document_target,
      locale: message.presentation?.locale,
      platform: platformOf(message),
    }) as ResourceLinkMessage['content'],
  };
}
