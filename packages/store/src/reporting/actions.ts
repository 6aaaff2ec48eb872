import type { ReportAction, ReportingStore } from '@trellis/core/reporting';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import { isKnown, saveVersions, type VersionedTable } from '../versions.ts';
import type { ReportActionTable } from './table.ts';

const actionTable: VersionedTable = {
  name: 'report_action',
  identity: { id: 'text' },
  content: {
    report_id: 'text',
    what: 'text',
    owner: 'text',
    due_on: 'date',
    progress: 'text',
    note: 'text',
    done_on: 'date',
  },
};

/** What was decided because of reports. */
export function actionsPart(
  binding: Binding,
): Pick<ReportingStore, 'actions' | 'actionsPage' | 'action' | 'saveAction'> {
  return {
    async actions(knownAt) {
      const { rows } = await sql<Selectable<ReportActionTable>>`
        select * from report_action where ${isKnown(knownAt)} order by due_on, id`.execute(binding.tx);
      return rows.map(actionOf);
    },
    async actionsPage(open, page) {
      const isMeant = sql`known_to = 'infinity' and ${open ? sql`progress <> 'done'` : sql`true`}`;
      const last = sql`select due_on, id from report_action where id = ${page.after ?? null} and known_to = 'infinity'`;
      const after = page.after === undefined ? sql`true` : sql`(due_on, id) > (${last})`;
      const { rows } = await sql<Selectable<ReportActionTable>>`
        select * from report_action where ${isMeant} and ${after}
        order by due_on, id limit ${page.limit + 1}`.execute(binding.tx);
      return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), actionOf);
    },
    async action(id) {
      const { rows } = await sql<Selectable<ReportActionTable>>`
        select * from report_action where id = ${id} and known_to = 'infinity'`.execute(binding.tx);
      return rows.map(actionOf)[0];
    },
    async saveAction(action) {
      await saveVersions(binding, actionTable, [
        {
          id: action.id,
          report_id: action.reportId ?? null,
          what: action.what,
          owner: action.owner,
          due_on: action.dueOn,
          progress: action.progress,
          note: action.note ?? null,
          done_on: action.doneOn ?? null,
        },
      ]);
    },
  };
}

function actionOf(row: Selectable<ReportActionTable>): ReportAction {
  return {
    id: row.id,
    ...(row.report_id === null ? {} : { reportId: row.report_id }),
    what: row.what,
    owner: row.owner,
    dueOn: row.due_on,
    progress: row.progress,
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.done_on === null ? {} : { doneOn: row.done_on }),
  };
}
