import type { Context } from '../context.ts';
import type { PersonId } from '../ids.ts';
import type { Letter } from '../notices/schema.ts';
import type { Person } from '../people/schema.ts';
import type { PeopleStore } from '../people/store.ts';

/** A notice as it would be sent now. */
export type LetterNow =
  | {
      readonly state: 'ready';
      readonly letter: Letter;
      readonly to: { readonly name: string; readonly address: string };
    }
  /** Neither she nor her manager, nor a lead of her agency, has an address of her own. */
  | { readonly state: 'unaddressed'; readonly letter: Letter }
  /** What it would say is not so any more; without a letter where whoever it was about is erased. */
  | { readonly state: 'not-needed'; readonly letter?: Letter | undefined };

type WithPeople = Context<{ readonly people: PeopleStore }>;

/** Somebody to write to or about, unless she is erased. */
export async function livingPerson({ store }: WithPeople, id: PersonId): Promise<Person | undefined> {
  const person = await store.people.person(id);
  return person?.erasedAt === undefined ? person : undefined;
}

/** Whether somebody has an address that is hers alone. @source house a mailbox that several people share is nobody's */
export async function hasOwnAddress({ store }: WithPeople, { workEmail }: Person): Promise<boolean> {
  if (workEmail === undefined || workEmail === '') return false;
  return (await store.people.identified([], [workEmail])).length === 1;
}

/** A letter to somebody that nobody passes on. */
export async function inOwnName(ctx: WithPeople, person: Person, letter: Letter): Promise<LetterNow> {
  const { givenName, familyName, workEmail } = person;
  if (workEmail === undefined || !(await hasOwnAddress(ctx, person))) return { state: 'unaddressed', letter };
  return { state: 'ready', letter, to: { name: `${givenName} ${familyName}`, address: workEmail } };
}
