import type { Context, Stores } from '@trellis/core';
import type { Actor, Grant } from '@trellis/core/access';
import { PersonId } from '@trellis/core';
import type { TestPartnership } from '@trellis/store/testing';

/** Somebody who acts in a test. */
export function anActor(id: string, grants: readonly Grant[], personId?: string): Actor {
  return { kind: 'account', id, grants, personId: personId === undefined ? undefined : PersonId.parse(personId) };
}

/** Acts for the whole partnership. */
export const administrator: Actor = { kind: 'operator', id: 'command-line', grants: [{ role: 'administrator' }] };

let lastId = 0;

/** Runs an action as a request would: one transaction, one moment, new ids; `touched` collects whom it would have judged again. */
export function act<Result>(
  partnership: TestPartnership,
  who: { readonly actor: Actor; readonly now: string; readonly touched?: Set<string> },
  work: (ctx: Context<Stores>) => Promise<Result>,
): Promise<Result> {
  return partnership.at(who.now, (store) =>
    work({
      store,
      now: who.now,
      actor: who.actor,
      newId: () => `id-${++lastId}`,
      timeZone: partnership.timeZone,
      touch: (people) => {
        for (const id of people) who.touched?.add(id);
      },
      async changeRules(change) {
        for (const id of await change.who()) who.touched?.add(id);
      },
    }),
  );
}
