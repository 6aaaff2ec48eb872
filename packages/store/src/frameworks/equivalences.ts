import { Instant, type PersonId } from '@trellis/core';
import type { Decider } from '@trellis/core/access';
import type { Equivalence, FrameworksStore, LoggedEquivalence } from '@trellis/core/frameworks';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import { isKnown, saveVersions, type VersionedTable } from '../versions.ts';
import type { EquivalenceTable } from './table.ts';

const table: VersionedTable = {
  name: 'equivalence',
  identity: { id: 'text' },
  content: {
    from_id: 'text',
    to_ids: 'text[]',
    carries: 'text',
    valid_from: 'date',
    valid_to: 'date',
    why: 'text',
    document: 'text',
    is_taken_back: 'boolean',
    decided_by_kind: 'text',
    decided_by_id: 'text',
  },
};

/** What the partnership decided that evidence is worth under other names. */
export function createEquivalences(
  binding: Binding,
): Pick<FrameworksStore, 'equivalences' | 'saveEquivalence' | 'equivalenceLog' | 'learnersNaming'> {
  const { tx } = binding;
  return {
    async equivalences(knownAt) {
      const { rows } = await sql<Selectable<EquivalenceTable>>`
        select * from equivalence where ${isKnown(knownAt)} order by from_id, valid_from nulls first, id`.execute(tx);
      return rows.map(equivalenceOf);
    },
    async saveEquivalence(equivalence, decidedBy) {
      await saveVersions(binding, table, [rowOf(equivalence, decidedBy)]);
    },
    async equivalenceLog(page) {
      // An instant and an id: several versions of one decision stand in the log.
      const [at, id = null] = page.after?.split(' ') ?? [];
      const from = Instant.safeParse(at).data ?? null;
      const last = sql`select known_from, id from equivalence where known_from = ${from}::timestamptz and id = ${id}`;
      const isAfter = page.after === undefined ? sql`true` : sql`(known_from, id) < (${last})`;
      const { rows } = await sql<Selectable<EquivalenceTable>>`
        select * from equivalence where ${isAfter} order by known_from desc, id desc limit ${page.limit + 1}`.execute(
        tx,
      );
      return mapPage(
        await pageFound(binding, page, { rows, last, cursorOf: (row) => `${row.known_from} ${row.id}` }),
        loggedOf,
      );
    },
    async learnersNaming(ids) {
      const { rows } = await sql<{ person_id: string }>`
        select distinct person_id from evidence
        where known_to = 'infinity' and (satisfies && ${ids}::text[] or course_ref in (
          select c.ref from course c join course_mapping m on m.course_id = c.id
          where m.known_to = 'infinity' and m.satisfies && ${ids}::text[]))
        order by person_id`.execute(tx);
      return rows.map((row) => row.person_id as PersonId);
    },
  };
}

function rowOf(equivalence: Equivalence, decidedBy: Decider): object {
  return {
    id: equivalence.id,
    from_id: equivalence.from,
    to_ids: equivalence.to,
    carries: equivalence.carries,
    valid_from: equivalence.validFrom,
    valid_to: equivalence.validTo,
    why: equivalence.why,
    document: equivalence.document ?? null,
    is_taken_back: equivalence.isTakenBack,
    decided_by_kind: decidedBy.kind,
    decided_by_id: decidedBy.id,
  };
}

function equivalenceOf(row: Selectable<EquivalenceTable>): Equivalence {
  return {
    id: row.id,
    from: row.from_id,
    to: row.to_ids,
    carries: row.carries as Equivalence['carries'],
    validFrom: row.valid_from,
    validTo: row.valid_to,
    why: row.why,
    ...(row.document === null ? {} : { document: row.document }),
    isTakenBack: row.is_taken_back,
  };
}

function loggedOf(row: Selectable<EquivalenceTable>): LoggedEquivalence {
  return {
    ...equivalenceOf(row),
    decidedBy: { kind: row.decided_by_kind as Decider['kind'], id: row.decided_by_id },
    decidedAt: row.known_from,
    ...(row.known_to === 'infinity' ? {} : { replacedAt: row.known_to }),
  };
}
