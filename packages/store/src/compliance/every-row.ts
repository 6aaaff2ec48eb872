import type { Basis, JudgedRow, RowsFilter } from '@trellis/core/compliance';
import { dayOf } from '@trellis/core';
import { sql, type RawBuilder } from 'kysely';
import { newCursor } from '../asking/cursor.ts';
import { SEPARATOR, separator } from '../asking/separator.ts';
import type { Binding } from '../binding.ts';
import { isFound, meantSpans, ordering, orderOf } from './listed.ts';
import { stateOf } from './states.ts';

/** How many rows are in memory at a time, beside as many that are on their way. */
const FETCHED_AT_ONCE = 2000;

/** What a row is written with, in this order. One text for each row costs a fraction of a column for each value. */
const values = sql`concat_ws(${separator}, p.id, o.id, s.agency_key, s.requirement_key, s.basis_key, s.state, s.from_on, s.to_on,
    coalesce(s.due_on::text, ''), coalesce(s.held_on::text, ''), coalesce(n.staff_number, ''), p.given_name, p.family_name,
    coalesce(o.job_title, ''), coalesce(o.team, ''))`;

/** All rows that a filter lets through, in its order, some at a time. The evidence that each rests on is left out. */
export async function* everyRow(binding: Binding, filter: RowsFilter): AsyncGenerator<JudgedRow> {
  const { tx } = binding;
  const labels = await labelsOf(binding);
  const order = orderOf(filter);
  const cursor = newCursor('rows');
  // All rows are wanted, not the first few soon.
  await sql`select set_config('cursor_tuple_fraction', '1', true), set_config('work_mem', '64MB', true)`.execute(tx);
  await sql`declare ${cursor} no scroll cursor for
    select ${values} as line
    from ${meantSpans(binding, filter)} s
    join person p on p.key = s.person_key
    join post o on o.key = s.post_key and o.known_to = 'infinity'
    ${staffNumbers(filter)}
    ${order.isByRequirement ? sql`join requirement r on r.key = s.requirement_key` : sql``}
    where ${isFound(filter)} ${ordering(order.by, order)}`.execute(tx);
  const fetch = async () =>
    (await sql<{ line: string }>`fetch forward ${sql.raw(String(FETCHED_AT_ONCE))} from ${cursor}`.execute(tx)).rows;
  let coming = fetch();
  try {
    for (;;) {
      const lines = await coming;
      const isLast = lines.length < FETCHED_AT_ONCE;
      // PostgreSQL reads on while these are used.
      if (!isLast) coming = fetch();
      for (const { line } of lines) yield judgedRow(line.split(SEPARATOR), labels, dayOf(filter.asAt));
      if (isLast) break;
    }
  } finally {
    // A reader who stops early leaves the cursor to the end of the transaction.
    await coming.catch(() => undefined);
  }
  await sql`close ${cursor}`.execute(tx);
}

/** One number of each person in each agency: all of them in one go for everybody, one by one for a few people. */
function staffNumbers({ sight, agencyId, text, team }: RowsFilter): RawBuilder<unknown> {
  const isOfFew = !sight.all || [agencyId, text, team].some((each) => each !== undefined);
  return isOfFew
    ? sql`cross join lateral (
        select min(n.staff_number) as staff_number from staff_number n join agency a on a.id = n.agency_id
        where n.person_id = p.id and a.key = s.agency_key
      ) n`
    : sql`left join (
        select n.person_id, a.key as agency_key, min(n.staff_number) as staff_number from staff_number n join agency a on a.id = n.agency_id group by 1, 2
      ) n on n.person_id = p.id and n.agency_key = s.agency_key`;
}

/** What the few things are called that many rows name. */
interface Labels {
  readonly agencies: ReadonlyMap<string, string>;
  readonly requirements: ReadonlyMap<string, string>;
  readonly bases: ReadonlyMap<string, Basis>;
}

async function labelsOf({ tx }: Binding): Promise<Labels> {
  const agencies = await tx.selectFrom('agency').select(['key', 'id']).execute();
  const requirements = await tx.selectFrom('requirement').select(['key', 'id']).execute();
  const bases = await tx.selectFrom('basis').select(['key', 'content']).execute();
  return {
    agencies: new Map(agencies.map(({ key, id }) => [String(key), id])),
    requirements: new Map(requirements.map(({ key, id }) => [String(key), id])),
    bases: new Map(bases.map(({ key, content }) => [String(key), content as Basis])),
  };
}

function judgedRow(cells: readonly string[], labels: Labels, today: number): JudgedRow {
  const [
    person,
    post,
    agency,
    requirement,
    basis,
    state,
    from,
    to,
    due,
    held,
    staffNumber,
    given,
    family,
    title,
    team,
  ] = cells;
  const personId = person as JudgedRow['personId'];
  const agencyId = labels.agencies.get(agency!) as JudgedRow['agencyId'];
  return {
    personId,
    postId: post!,
    agencyId,
    staffNumber: staffNumber === '' ? undefined : staffNumber,
    givenName: given!,
    familyName: family!,
    jobTitle: title === '' ? undefined : title,
    team: team === '' ? undefined : team,
    span: {
      personId,
      agencyId,
      post: post!,
      view: 'post',
      requirement: labels.requirements.get(requirement!)!,
      state: stateOf(Number(state)),
      from: from!,
      to: to === 'infinity' ? null : to!,
      dueOn: due === '' ? null : due!,
      heldOn: held === '' ? null : held!,
      because: labels.bases.get(basis!)!,
    },
    daysOverdue: due === '' ? null : today - dayOf(due!),
  };
}
