import { AccountState, Role } from '@trellis/core/access';
import { z } from 'zod';
import type { ApiContext } from './context.ts';
import { Duty, navigationFor, NavigationShown } from './navigation/navigation.ts';
import { rolesOf } from './permissions/permissions.ts';
import { AccountId } from '@trellis/core';

/** Who is signed in, as every page needs to know. */
export const WhoAmI = z.object({
  /** Absent: nobody has told us yet which person this is. */
  personId: z.string().optional(),
  name: z.string().optional(),
  account: AccountState.optional(),
  roles: z.array(Role),
  grants: z.array(
    z.object({
      role: Role,
      agencyId: z.string().optional(),
      agencyName: z.string().optional(),
    }),
  ),
  partnership: z.object({
    id: z.string(),
    name: z.string(),
    isDemo: z.boolean(),
    timeZone: z
      .string()
      .meta({ description: 'In which days and times are told: an IANA name, such as “Europe/London”' }),
  }),
  duties: z.array(Duty).meta({ description: 'What they have to do because they were named, whatever their role' }),
  navigation: z.array(NavigationShown),
});
export type WhoAmI = z.infer<typeof WhoAmI>;

/** Who is asking, what she may do and where she can go. */
export async function whoAmI(ctx: ApiContext): Promise<WhoAmI> {
  const { actor, partnership } = ctx.session;
  const duties: Duty[] =
    actor.personId !== undefined && (await ctx.store.quality.hasDuties(actor.personId)) ? ['quality'] : [];
  const person = actor.personId === undefined ? undefined : await ctx.store.people.person(actor.personId);
  const account = actor.kind === 'account' ? await ctx.store.access.account(AccountId.parse(actor.id)) : undefined;
  const agencies = actor.grants.some((grant) => grant.agencyId !== undefined) ? await ctx.store.people.agencies() : [];
  return {
    ...(person === undefined ? {} : { personId: person.id }),
    name: person === undefined ? account?.shownName : `${person.givenName} ${person.familyName}`,
    account: account?.state,
    roles: [...rolesOf(actor)],
    grants: actor.grants.map((grant) => ({
      ...grant,
      agencyName: agencies.find((agency) => agency.id === grant.agencyId)?.name,
    })),
    partnership: { ...partnership, timeZone: ctx.timeZone },
    duties,
    navigation: [...navigationFor(actor, ctx.navigation, duties)],
  };
}
