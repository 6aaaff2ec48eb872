import { joinMany, type Arrival } from '../../access/index.ts';
import type { Context } from '../../context.ts';
import type { PersonId } from '../../ids.ts';
import { agencyHints, narrowed } from './agency-hints.ts';
import type { Connected } from '../connections/connected.ts';
import type { LmsPersonSaid } from '../said.ts';
import type { UnsurePerson } from '../schema.ts';
import type { LmsStores } from '../store.ts';

/** What an LMS says of one of its users, and when it said so. */
export interface UserSaid {
  readonly said: LmsPersonSaid;
  readonly saidAt: string;
}

/** Who users of an LMS are: whose account each is, as far as it is joined, by the LMS's own number. */
export type Users = ReadonlyMap<string, PersonId>;

/**
 * Who these users are. Somebody whom the LMS's vouched identifiers name beyond doubt is joined; nobody is joined by a name, nor to a person with
 * a wider role.
 *
 * @param users - each once, with what was said last
 * @source house what an LMS tells of somebody joins her as her own launch would, and no further
 */
export async function whoAre(
  ctx: Context<LmsStores>,
  { connection, issuer, clientId }: Connected,
  users: readonly UserSaid[],
): Promise<Users> {
  const hasHints = users.some(({ said }) => said.institution ?? said.department ?? said.cohorts?.[0]);
  const agencies = hasHints ? await ctx.store.people.agencies() : [];
  const joined = await joinMany(
    ctx,
    users.map(({ said }): Arrival => {
      const trust = narrowed(connection.trust, agencyHints(said, agencies));
      return {
        issuer,
        clientId,
        subject: said.userId,
        shownName: nameOf(said),
        claimed: { workEmail: said.workEmail, staffNumber: said.staffNumber },
        trust: trust ?? { vouchesFor: [], serves: [] },
      };
    }),
  );
  return new Map(
    joined.flatMap(({ subject, personId }) => (personId === undefined ? [] : [[subject, personId] as const])),
  );
}

/** What an LMS calls somebody, for whoever decides who she is; undefined where it says no name. */
export function nameOf({ givenName, familyName }: Pick<LmsPersonSaid, 'givenName' | 'familyName'>): string | undefined {
  const name = [givenName, familyName].filter((part) => part !== undefined).join(' ');
  return name === '' ? undefined : name.slice(0, 200);
}

/**
 * Puts users who are nobody yet on the match list, with what was said of them last, and takes off it those who are somebody now.
 * Whom somebody has refused stays refused, and nothing more is kept of her.
 *
 * @returns those who were taken off the list
 */
export async function keepUnsure(
  ctx: Context<LmsStores>,
  registrationId: string,
  people: Users,
  users: readonly UserSaid[],
  heardFrom: UnsurePerson['heardFrom'],
): Promise<readonly string[]> {
  if (users.length === 0) return [];
  const { lms } = ctx.store;
  const known = new Map(
    (
      await lms.unsurePeopleBy(
        registrationId,
        users.map(({ said }) => said.userId),
      )
    ).map((unsure) => [unsure.subject, unsure]),
  );
  const saved = users.flatMap(({ said: { userId, ...said }, saidAt }): readonly UnsurePerson[] => {
    const before = known.get(userId);
    if (people.has(userId))
      return before?.state === 'open' ? [{ ...before, state: 'same', said: {}, decidedAt: ctx.now }] : [];
    if (before === undefined)
      return [
        {
          id: ctx.newId(),
          registrationId,
          subject: userId,
          said,
          heardFrom,
          state: 'open',
          firstSeenAt: ctx.now,
          lastSeenAt: saidAt,
        },
      ];
    if (before.state === 'refused') return [];
    // A roster says less of somebody than an event does.
    if (before.state === 'open' && heardFrom === 'roster' && before.heardFrom === 'event') return [];
    if (before.state === 'open' && Date.parse(saidAt) < Date.parse(before.lastSeenAt)) return [];
    const { decidedAt: _, ...rest } = before;
    return [{ ...rest, said, state: 'open', lastSeenAt: saidAt }];
  });
  if (saved.length > 0) await lms.saveUnsurePeople(saved);
  return saved.flatMap(({ subject, state }) => (state === 'same' ? [subject] : []));
}
