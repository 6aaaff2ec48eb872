import { recordAll, type Context } from '../context.ts';
import type { PersonId } from '../ids.ts';
import type { PeopleStores } from '../people/store.ts';
import { joinTo } from './claim.ts';
import { findMatches } from './find-matches.ts';
import type { Arrival } from './join-account.ts';
import { newAccount } from './new-account.ts';
import type { Account } from './schema.ts';
import type { AccessStores } from './store.ts';

/**
 * The accounts of many whom one LMS tells of, as far as it is beyond doubt who they are: those that are joined already, and those that are joined
 * now. Nobody else gets an account by being told of, and whoever holds a wider role is never joined this way.
 *
 * @param arrivals - of one issuer and client, each subject once
 * @source house a match to anyone who holds more than practitioner waits for confirmation
 */
export async function joinMany(
  ctx: Context<AccessStores & PeopleStores>,
  arrivals: readonly Arrival[],
): Promise<readonly Account[]> {
  const { access } = ctx.store;
  const [first] = arrivals;
  if (first === undefined) return [];
  const known = new Map(
    (
      await access.accountsBySubject(
        first.issuer,
        first.clientId,
        arrivals.map(({ subject }) => subject),
      )
    ).map((account) => [account.subject, account]),
  );
  const joined = [...known.values()].filter((account) => account.state === 'joined');
  const others = arrivals.filter(({ subject }) => known.get(subject)?.state !== 'joined');
  const certain = (await certainOf(ctx, others)).filter(
    // What was decided to be somebody else is not joined again by what the LMS goes on saying.
    ({ arrival, personId }) => known.get(arrival.subject)?.notPersonId !== personId,
  );

  const added = await access.addAccounts(
    certain.flatMap(({ arrival, personId }): readonly Account[] =>
      known.has(arrival.subject) ? [] : [{ ...newAccount(ctx, arrival), state: 'joined', personId }],
    ),
  );
  await recordAll(
    ctx,
    added.map((account) => ({
      action: 'access.join-account',
      subject: { kind: 'account', id: account.id },
      personId: account.personId,
      after: { state: account.state },
    })),
  );
  joined.push(...added);
  for (const { arrival, personId } of certain) {
    const account = known.get(arrival.subject);
    if (account) joined.push(await joinTo(ctx, account, personId, 'access.join-account'));
  }
  return joined;
}

async function certainOf(
  ctx: Context<AccessStores & PeopleStores>,
  arrivals: readonly Arrival[],
): Promise<readonly { readonly arrival: Arrival; readonly personId: PersonId }[]> {
  const matches = await findMatches(ctx, arrivals);
  const certain = arrivals.flatMap((arrival, at) => {
    const personId = matches[at];
    return personId === undefined ? [] : [{ arrival, personId }];
  });
  if (certain.length === 0) return [];
  const wider = new Set(await ctx.store.access.holdersOfWiderRoles(certain.map(({ personId }) => personId)));
  return certain.filter(({ personId }) => !wider.has(personId));
}
