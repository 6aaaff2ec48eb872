import type { PersonId } from '@trellis/core';
import type { QualityAction, QualityStore } from '@trellis/core/quality';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import { concerns } from './observations.ts';
import type { QualityActionTable } from './table.ts';

type Row = Selectable<QualityActionTable>;

/** What was agreed, by the day on which it is due. */
export function actionsPart(
  binding: Binding,
): Pick<QualityStore, 'actions' | 'actionsOf' | 'actionsOfLessons' | 'action' | 'saveAction'> {
  const { tx, partnershipId } = binding;
  return {
    async actions({ open, overdueOn, of, whose }, page) {
      const isSeen =
        whose === undefined
          ? sql`true`
          : sql`(a.person_id = ${whose} or (a.of_kind = 'observation' and exists (
              select from observation o where o.partnership_id = a.partnership_id and o.id = a.of_id and ${concerns(sql`${whose}`)})))`;
      const conditions = [
        isSeen,
        open === undefined ? sql`true` : open ? sql`a.closed_on is null` : sql`a.closed_on is not null`,
        overdueOn === undefined ? sql`true` : sql`a.closed_on is null and a.due_on < ${overdueOn}::date`,
        of === undefined ? sql`true` : sql`a.of_kind = ${of.kind} and a.of_id = ${of.id}`,
      ];
      const last = sql`select a.due_on, a.id from quality_action a where ${isSeen} and a.id = ${page.after ?? null}`;
      if (page.after !== undefined) conditions.push(sql`(a.due_on, a.id) > (${last})`);
      const rows = await find(
        binding,
        sql`${sql.join(conditions, sql` and `)} order by a.due_on, a.id limit ${page.limit + 1}`,
      );
      return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), actionOf);
    },
    actionsOf: async ({ kind, id }) =>
      (await find(binding, sql`a.of_kind = ${kind} and a.of_id = ${id} order by a.due_on, a.id`)).map(actionOf),
    actionsOfLessons: async (ids) =>
      ids.length === 0
        ? []
        : (await find(binding, sql`a.of_kind = 'lesson' and a.of_id = any(${ids}) order by a.due_on, a.id`)).map(
            actionOf,
          ),
    async action(id) {
      const [row] = await find(binding, sql`a.id = ${id}`);
      return row && actionOf(row);
    },
    async saveAction(action, agreedAt) {
      const columns = {
        of_kind: action.of.kind,
        of_id: action.of.id,
        what: action.text,
        person_id: action.ownerId ?? null,
        owner_name: action.ownerName,
        due_on: action.dueOn,
        standard:
          action.standard === undefined
            ? null
            : sql<QualityActionTable['standard']>`${JSON.stringify(action.standard)}::json`,
        closed_on: action.closed?.on ?? null,
        closed_what: action.closed?.what ?? null,
      };
      await tx
        .insertInto('quality_action')
        .values({ partnership_id: partnershipId, id: action.id, agreed_at: agreedAt, ...columns })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(columns))
        .execute();
    },
  };
}

async function find({ tx }: Binding, rest: RawBuilder<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`select a.* from quality_action a where ${rest}`.execute(tx);
  return rows;
}

function actionOf(row: Row): QualityAction {
  return {
    id: row.id,
    of: { kind: row.of_kind, id: row.of_id },
    text: row.what,
    ...(row.person_id === null ? {} : { ownerId: row.person_id as PersonId }),
    ownerName: row.owner_name,
    dueOn: row.due_on,
    ...(row.standard === null ? {} : { standard: row.standard }),
    ...(row.closed_on === null || row.closed_what === null
      ? {}
      : { closed: { on: row.closed_on, what: row.closed_what } }),
  };
}
