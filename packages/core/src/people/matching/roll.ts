import type { AgencyId, PersonId } from '../../ids.ts';
import { areWordsAlike, wordsOf, type Named, type NameInWords } from './normalise-name.ts';
import type { Person } from '../schema.ts';

/**
 * Everybody who can be meant by the rows of a file, findable by identifier and by name within an agency.
 * It grows with the file: somebody whom row 2 brought is known to row 3.
 */
export class Roll {
  readonly #people = new Map<PersonId, Person>();
  readonly #agencies = new Map<PersonId, Set<AgencyId>>();
  readonly #byNumber = new Map<string, PersonId>();
  readonly #byEmail = new Map<string, Set<PersonId>>();
  /** Who was added since anybody asked for a name. */
  readonly #unnamed = new Set<PersonId>();
  readonly #names = new Map<PersonId, readonly NameInWords[]>();
  readonly #byFamilyWord = new Map<string, Set<PersonId>>();

  /** Adds a person, or what has become known of her since; she keeps the agencies she was in. */
  put(person: Person, agencies: Iterable<AgencyId>): void {
    this.#people.set(person.id, person);
    const of = this.#agencies.get(person.id) ?? new Set();
    this.#agencies.set(person.id, of);
    for (const agency of agencies) of.add(agency);
    for (const held of person.staffNumbers) {
      of.add(held.agencyId);
      this.#byNumber.set(numberKey(held.agencyId, held.staffNumber), person.id);
    }
    if (person.workEmail !== undefined) addTo(this.#byEmail, person.workEmail, person.id);
    this.#unnamed.add(person.id);
  }

  /** Few files ask for names, so they are cut into words when somebody does. */
  #findNames(): void {
    for (const id of this.#unnamed) {
      const names = namesOf(this.#people.get(id)!).map(wordsOf);
      this.#names.set(id, names);
      for (const { family } of names)
        for (const word of family)
          for (const agency of this.#agencies.get(id) ?? []) addTo(this.#byFamilyWord, `${agency} ${word}`, id);
    }
    this.#unnamed.clear();
  }

  person(id: PersonId): Person | undefined {
    return this.#people.get(id);
  }

  /** Whether a person is, or was, of an agency. */
  isIn(id: PersonId, agencyId: AgencyId): boolean {
    return this.#agencies.get(id)?.has(agencyId) ?? false;
  }

  everybody(): readonly Person[] {
    return [...this.#people.values()];
  }

  /** Who holds a staff number of an agency; a number that went to somebody else counts for the later one. */
  byNumber(agencyId: AgencyId, staffNumber: string): Person | undefined {
    const holder = this.#byNumber.get(numberKey(agencyId, staffNumber));
    return holder === undefined ? undefined : this.#people.get(holder);
  }

  /** Everybody who has this work e-mail now. */
  byEmail(workEmail: string): readonly Person[] {
    return this.#all(this.#byEmail.get(workEmail)).filter((person) => person.workEmail === workEmail);
  }

  /** People of an agency who have, or had, a name alike. */
  alikeIn(agencyId: AgencyId, name: Named): readonly Person[] {
    this.#findNames();
    const asked = wordsOf(name);
    const found = new Set<PersonId>();
    for (const word of asked.family)
      for (const id of this.#byFamilyWord.get(`${agencyId} ${word}`) ?? [])
        if (this.#names.get(id)?.some((known) => areWordsAlike(known, asked)) === true) found.add(id);
    return this.#all(found);
  }

  #all(ids: Iterable<PersonId> | undefined): Person[] {
    return [...(ids ?? [])].flatMap((id) => this.#people.get(id) ?? []);
  }
}

/** The name a person has and those she had. */
export function namesOf(person: Person): readonly Named[] {
  return [person, ...person.formerNames];
}

function numberKey(agencyId: AgencyId, staffNumber: string): string {
  return `${agencyId} ${staffNumber}`;
}

function addTo(index: Map<string, Set<PersonId>>, key: string, id: PersonId): void {
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}
