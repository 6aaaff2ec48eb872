import type { Person, StaffNumberAt } from '@trellis/core/people';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import { keysById, replaceWords, type WordsOf } from './replace-words.ts';
import { searchWords, sortName } from './search-words.ts';

interface PersonRow {
  readonly id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly work_email: string | null;
  readonly erased_at: string | null;
  readonly merged_into: string | null;
  readonly former_names: Person['formerNames'];
  readonly staff_numbers: Person['staffNumbers'];
}

function personOf(row: PersonRow): Person {
  return {
    id: row.id as Person['id'],
    givenName: row.given_name,
    familyName: row.family_name,
    formerNames: row.former_names,
    staffNumbers: row.staff_numbers,
    ...(row.work_email === null ? {} : { workEmail: row.work_email }),
    ...(row.erased_at === null ? {} : { erasedAt: row.erased_at }),
    ...(row.merged_into === null ? {} : { mergedInto: row.merged_into as Person['id'] }),
  };
}

const columns = sql`p.id, p.given_name, p.family_name, p.work_email, p.erased_at, p.merged_into,
  coalesce((
    select json_agg(json_build_object('givenName', n.given_name, 'familyName', n.family_name, 'until', n.until_on) order by n.position)
    from person_name n where n.person_id = p.id
  ), '[]') as former_names,
  coalesce((
    select json_agg(json_build_object('agencyId', s.agency_id, 'staffNumber', s.staff_number) order by s.agency_id, s.staff_number)
    from staff_number s where s.person_id = p.id
  ), '[]') as staff_numbers`;

/** Persons by id, erased ones included, in the order in which they were first stored. */
export async function people({ tx }: Binding, ids: readonly string[]): Promise<readonly Person[]> {
  if (ids.length === 0) return [];
  const { rows } =
    await sql<PersonRow>`select ${columns} from person p where p.id = any(${ids}) order by p.key`.execute(tx);
  return rows.map(personOf);
}

/** Who has a post or staff number in these agencies, or one of these e-mails. */
export async function candidates(
  { tx }: Binding,
  agencyIds: readonly string[],
  workEmails: readonly string[],
): Promise<readonly Person[]> {
  const { rows } = await sql<PersonRow>`
    select ${columns} from person p
    where p.erased_at is null and p.id in (
      select person_id from post where agency_id = any(${agencyIds}) and known_to = 'infinity'
      union select person_id from staff_number where agency_id = any(${agencyIds})
      union ${holdersOfEmails(workEmails)}
    ) order by p.key`.execute(tx);
  return rows.map(personOf);
}

/** Who is known by these e-mails; by that of a record that was merged, the record that goes on. */
function holdersOfEmails(workEmails: readonly string[]): RawBuilder<unknown> {
  return sql`select coalesce(merged_into, id) from person where email_key = any(${workEmails.map(emailKey)})`;
}

/** Who holds one of these staff numbers or e-mails. */
export async function identified(
  { tx }: Binding,
  staffNumbers: readonly StaffNumberAt[],
  workEmails: readonly string[],
): Promise<readonly Person[]> {
  const numbers = staffNumbers.map((each) => ({ agency_id: each.agencyId, staff_number: each.staffNumber }));
  const { rows } = await sql<PersonRow>`
    select ${columns} from person p
    where p.erased_at is null and p.id in (
      select s.person_id from ${incoming(numbers, { agency_id: 'text', staff_number: 'text' })} i join staff_number s using (agency_id, staff_number)
      union ${holdersOfEmails(workEmails)}
    ) order by p.key`.execute(tx);
  return rows.map(personOf);
}

/** Makes persons what they are given as, however many, in a few statements. */
export async function savePeople(binding: Binding, persons: readonly Person[]): Promise<void> {
  if (persons.length === 0) return;
  const { tx, partnershipId } = binding;
  const given = incoming(
    persons.map((person, place) => ({ ...rowOf(person), place })),
    {
      place: 'int',
      id: 'text',
      given_name: 'text',
      family_name: 'text',
      sort_name: 'text',
      work_email: 'text',
      email_key: 'text',
      erased_at: 'timestamptz',
    },
  );
  const fields = ['given_name', 'family_name', 'sort_name', 'work_email', 'email_key', 'erased_at'];
  const list = (prefix: string) => sql.raw(fields.map((field) => `${prefix}${field}`).join(', '));
  await sql`
    with given as materialized (select * from ${given} given), changed as (
      update person p set (${list('')}) = (select ${list('i.')}) from given i
      where p.id = i.id and (${list('p.')}) is distinct from (${list('i.')})
    )
    insert into person (partnership_id, id, ${list('')})
    select ${partnershipId}, i.id, ${list('i.')} from given i
    where not exists (select from person p where p.id = i.id) order by i.place`.execute(tx);
  await replaceNames(binding, persons);
  await replaceStaffNumbers(binding, persons);
  await replaceNameWords(binding, persons);
}

function rowOf(person: Person) {
  return {
    id: person.id,
    given_name: person.givenName,
    family_name: person.familyName,
    sort_name: sortName(person.familyName, person.givenName),
    work_email: person.workEmail,
    email_key: person.workEmail === undefined ? undefined : emailKey(person.workEmail),
    erased_at: person.erasedAt,
  };
}

function emailKey(address: string): string {
  return address.toLowerCase();
}

async function replaceNames({ tx, partnershipId }: Binding, persons: readonly Person[]): Promise<void> {
  const rows = persons.flatMap((person) =>
    person.formerNames.map((name, position) => ({
      person_id: person.id,
      position,
      given_name: name.givenName,
      family_name: name.familyName,
      until_on: name.until,
    })),
  );
  const given = incoming(rows, {
    person_id: 'text',
    position: 'int',
    given_name: 'text',
    family_name: 'text',
    until_on: 'date',
  });
  const same = sql.raw(
    '(n.person_id, n.position, n.given_name, n.family_name, n.until_on) = (i.person_id, i.position, i.given_name, i.family_name, i.until_on)',
  );
  await sql`delete from person_name n where n.person_id = any(${persons.map((person) => person.id)})
    and not exists (select from ${given} i where ${same})`.execute(tx);
  if (rows.length === 0) return;
  await sql`insert into person_name (partnership_id, person_id, position, given_name, family_name, until_on)
    select ${partnershipId}, i.* from ${given} i where not exists (select from person_name n where ${same})`.execute(
    tx,
  );
}

async function replaceStaffNumbers({ tx, partnershipId }: Binding, persons: readonly Person[]): Promise<void> {
  const rows = persons.flatMap((person) =>
    person.staffNumbers.map((each) => ({
      agency_id: each.agencyId,
      staff_number: each.staffNumber,
      person_id: person.id,
    })),
  );
  const given = incoming(rows, { agency_id: 'text', staff_number: 'text', person_id: 'text' });
  const same = sql.raw('(n.agency_id, n.staff_number, n.person_id) = (i.agency_id, i.staff_number, i.person_id)');
  await sql`delete from staff_number n where n.person_id = any(${persons.map((person) => person.id)})
    and not exists (select from ${given} i where ${same})`.execute(tx);
  if (rows.length === 0) return;
  await sql`insert into staff_number (partnership_id, agency_id, staff_number, person_id)
    select ${partnershipId}, i.* from ${given} i where not exists (select from staff_number n where ${same})`.execute(
    tx,
  );
}

/** Names lead to a person from anywhere, a staff number only within its agency. */
async function replaceNameWords(binding: Binding, persons: readonly Person[]): Promise<void> {
  const people = await keysById(
    binding,
    'person',
    persons.map((person) => person.id),
  );
  const numbered = persons.flatMap((person) => person.staffNumbers.map((each) => each.agencyId));
  const agencies = numbered.length === 0 ? new Map<string, number>() : await keysById(binding, 'agency', numbered);
  const words = persons.flatMap((person): WordsOf[] => {
    if (person.erasedAt !== undefined) return [];
    const her = { person_key: people.get(person.id)!, post_key: 0 };
    const names = [person, ...person.formerNames].flatMap((name) => [name.givenName, name.familyName]);
    const numbers = person.staffNumbers.map(({ agencyId, staffNumber }) => ({
      ...her,
      agency_key: agencies.get(agencyId)!,
      words: searchWords(staffNumber),
    }));
    return [{ ...her, agency_key: 0, words: searchWords(...names) }, ...numbers];
  });
  await replaceWords(binding, sql`w.person_key = any(${[...people.values()]}::int[]) and w.post_key = 0`, words);
}
