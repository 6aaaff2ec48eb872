import { z } from 'zod';
import { parseRoles } from '../message/roles.ts';
import type { Role } from '../message/roles.ts';
import { Email, Id, present, textsIn, WebAddress, words } from '../message/values.ts';
import type { Registration } from '../storage.ts';
import { jsonIn, unfitAnswer } from './answers.ts';
import { listLimits } from './call.ts';
import type { CallService, ServiceCall } from './call.ts';
import { placeInWords } from './errors.ts';
import { linkTo } from './link-header.ts';
import { isSameOrigin, pagesOf } from './pages.ts';
import type { Page } from './pages.ts';
import { serviceScopes } from './scopes.ts';
import { addressWith } from './service-address.ts';

/** A member of a course, as far as the platform says. */
export interface Member {
  /** The platform's id of the person: the subject of her launches. */
  readonly userId: string;
  /** `Active` where the platform says nothing; `Deleted` only among changes. What is none of the three counts as `Inactive`. */
  readonly status: 'Active' | 'Inactive' | 'Deleted';
  /** The roles that are known; unknown ones are left out. Moodle gives tutors without editing rights as learners here. */
  readonly roles: readonly Role[];
  readonly name?: string;
  readonly givenName?: string;
  readonly middleName?: string;
  readonly familyName?: string;
  readonly email?: string;
  /** The person's number in the organisation's records, often a staff number. */
  readonly personSourcedId?: string;
  readonly pictureUrl?: string;
}

/** One page of a roster. */
export interface MembersPage {
  readonly contextId?: string;
  readonly contextLabel?: string;
  readonly contextTitle?: string;
  readonly members: readonly Member[];
  /** How many entries were left out because they name nobody. */
  readonly unreadable: number;
  readonly nextUrl?: string;
  /** Where to ask, later, for what has changed since. */
  readonly differencesUrl?: string;
}

/** Which members are wanted. */
export interface MembersAsked {
  /** A role by its URI or, of the context, by its short name. */
  readonly role?: string;
  /** Only those who can open this link; the platform may then say more of each. */
  readonly resourceLinkId?: string;
  /**
   * How many there may be on a page; the platform's own number if not given, which in Moodle is everybody: 27 seconds for a course of 64,000.
   */
  readonly limit?: number;
}

const mediaType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';
const what = 'roster';

/** Ids are text in the specification and numbers in some platforms. */
const LooseId = z.union([Id, z.int().transform(String)]);
const Container = z.object({ context: z.unknown().optional(), members: z.array(z.unknown()) });
const Context = z.object({ id: LooseId.optional().catch(undefined), label: words(1000), title: words(1000) });
const SentMember = z.object({
  user_id: LooseId,
  status: z.unknown().optional(),
  roles: z.unknown().optional(),
  name: words(500),
  given_name: words(250),
  middle_name: words(250),
  family_name: words(250),
  email: Email,
  lis_person_sourcedid: words(255),
  picture: WebAddress,
});

function statusOf(sent: unknown): Member['status'] {
  if (sent === undefined || sent === null || sent === '') return 'Active';
  // Older vocabularies put a prefix before the word: `liss:Active`.
  const word = typeof sent === 'string' ? (/[^:#/]*$/.exec(sent)?.[0].toLowerCase() ?? '') : '';
  return word === 'active' ? 'Active' : word === 'deleted' ? 'Deleted' : 'Inactive';
}

function memberOf(sent: unknown): Member | undefined {
  const parsed = SentMember.safeParse(sent);
  if (!parsed.success) return undefined;
  const member = parsed.data;
  return present({
    userId: member.user_id,
    status: statusOf(member.status),
    roles: parseRoles(textsIn(member.roles).flatMap((role) => role.split(',').map((each) => each.trim()))),
    name: member.name,
    givenName: member.given_name,
    middleName: member.middle_name,
    familyName: member.family_name,
    email: member.email,
    personSourcedId: member.lis_person_sourcedid,
    pictureUrl: member.picture,
  }) as Member;
}

function pageOf({ url, answer, nextUrl }: Page): MembersPage {
  const place = placeInWords(what, url);
  const parsed = Container.safeParse(jsonIn(answer, place));
  if (!parsed.success) throw unfitAnswer(place, 'no list of members');
  const context = Context.safeParse(parsed.data.context).data;
  const members = parsed.data.members.map(memberOf).filter((member) => member !== undefined);
  const differences = linkTo(answer.headers['link'], 'differences', url);
  return present({
    contextId: context?.id,
    contextLabel: context?.label,
    contextTitle: context?.title,
    members,
    unreadable: parsed.data.members.length - members.length,
    nextUrl,
    differencesUrl: differences !== undefined && isSameOrigin(differences, url) ? differences : undefined,
  }) as MembersPage;
}

function callFor(url: string): ServiceCall {
  return { what, url, accept: mediaType, scopes: [serviceScopes.namesAndRoles], limits: listLimits };
}

/**
 * The pages of a roster, each fetched when it is asked for.
 *
 * @throws ServiceError
 * @source Names and Role Provisioning Services 2.0, sections 2.2 to 2.4
 */
export async function* membersOf(
  callService: CallService,
  registration: Registration,
  membershipsUrl: string,
  { role, resourceLinkId, limit }: MembersAsked = {},
): AsyncGenerator<MembersPage> {
  const url = addressWith(membershipsUrl, { role, rlid: resourceLinkId, limit });
  const wanted = role === undefined ? undefined : parseRoles([role])[0];
  const seen = new Set<string>();
  for await (const page of pagesOf(callService, registration, callFor(url))) {
    const read = pageOf(page);
    if (wanted === undefined) {
      yield read;
      continue;
    }
    // Moodle leaves the role out of the address of the next page, and begins that page's count among everybody.
    const isFiltered = new URL(page.url).searchParams.has('role');
    const members = read.members.filter(
      ({ userId, roles }) => !seen.has(userId) && (isFiltered || roles.some((each) => isSameRole(each, wanted))),
    );
    for (const { userId } of members) seen.add(userId);
    yield { ...read, members };
  }
}

function isSameRole(one: Role, other: Role): boolean {
  return (
    one.kind === other.kind && one.name === other.name && (other.subName === undefined || one.subName === other.subName)
  );
}

/**
 * What has changed in a roster since the address for its differences was given.
 *
 * @throws ServiceError
 * @source Names and Role Provisioning Services 2.0, section 2.4.3 (differences)
 */
export async function* memberChangesOf(
  callService: CallService,
  registration: Registration,
  differencesUrl: string,
): AsyncGenerator<MembersPage> {
  for await (const page of pagesOf(callService, registration, callFor(differencesUrl))) yield pageOf(page);
}
