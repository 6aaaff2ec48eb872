import type { Page, PageRequest } from '@trellis/core';
import type { AgencyScope } from '@trellis/core/access';
import type { HeadcountReturn, ReportingStore } from '@trellis/core/reporting';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { mapPage, pageFound } from '../paging.ts';
import { isKnown, saveVersions, type VersionedTable } from '../versions.ts';
import type { FigureAnswerTable, HeadcountReturnTable } from './table.ts';

const returnTable: VersionedTable = {
  name: 'headcount_return',
  identity: { agency_id: 'text', audience: 'text', requirement: 'text', on_on: 'date' },
  content: { headcount: 'int', trained: 'int', note: 'text' },
};
const answerTable: VersionedTable = {
  name: 'figure_answer',
  identity: { report_id: 'text', figure: 'text' },
  content: { answer: 'text', value: 'int', why: 'text' },
};

type ReturnRow = Omit<Selectable<HeadcountReturnTable>, 'partnership_id' | 'known_from' | 'known_to'>;

/** What agencies return, and what they say of the figures that we prefilled. */
export function returnsPart(
  binding: Binding,
): Pick<ReportingStore, 'returns' | 'returnsPage' | 'saveReturns' | 'answers' | 'saveAnswers'> {
  const { tx } = binding;
  return {
    async returns(knownAt, agencyIds) {
      const ofThese = agencyIds === undefined ? sql`true` : sql`agency_id = any(${agencyIds})`;
      const { rows } = await sql<ReturnRow>`
        select * from headcount_return where ${isKnown(knownAt)} and ${ofThese}
        order by agency_id, audience, requirement, on_on`.execute(tx);
      return rows.map(returnOf);
    },
    returnsPage: (scope, page) => returnsPage(binding, scope, page),
    async saveReturns(returns) {
      await saveVersions(
        binding,
        returnTable,
        returns.map((each) => ({
          agency_id: each.agencyId,
          audience: each.audience ?? '',
          requirement: each.requirement ?? '',
          on_on: each.on,
          headcount: each.headcount,
          trained: each.trained ?? null,
          note: each.note === undefined || each.note === '' ? null : each.note,
        })),
      );
    },
    async answers(reportIds, knownAt) {
      const { rows } = await sql<Selectable<FigureAnswerTable>>`
        select * from figure_answer where report_id = any(${reportIds}) and ${isKnown(knownAt)}
        order by report_id, figure`.execute(tx);
      return rows.map(({ report_id: reportId, figure, answer, value, why }) => ({
        reportId,
        figure,
        answer,
        ...(value === null ? {} : { value }),
        ...(why === null ? {} : { why }),
      }));
    },
    async saveAnswers(reportId, answers) {
      await saveVersions(
        binding,
        answerTable,
        answers.map(({ figure, answer, value, why }) => ({
          report_id: reportId,
          figure,
          answer,
          value: value ?? null,
          why: why ?? null,
        })),
      );
    },
  };
}

async function returnsPage(binding: Binding, scope: AgencyScope, page: PageRequest): Promise<Page<HeadcountReturn>> {
  const isSeen = sql`known_to = 'infinity' and ${scope.all ? sql`true` : sql`agency_id = any(${scope.agencyIds})`}`;
  const order = sql`on_on, agency_id, audience, requirement`;
  const [on = '', agencyId = '', audience = '', requirement = ''] = (page.after ?? '').split('|');
  const last = sql`select ${order} from headcount_return
    where ${isSeen} and on_on::text = ${on} and (agency_id, audience, requirement) = (${agencyId}, ${audience}, ${requirement})`;
  const after = page.after === undefined ? sql`true` : sql`(${order}) < (${last})`;
  const { rows } = await sql<ReturnRow>`
    select * from headcount_return where ${isSeen} and ${after}
    order by on_on desc, agency_id desc, audience desc, requirement desc limit ${page.limit + 1}`.execute(binding.tx);
  return mapPage(
    await pageFound(binding, page, {
      rows,
      last,
      cursorOf: (row) => [row.on_on, row.agency_id, row.audience, row.requirement].join('|'),
    }),
    returnOf,
  );
}

function returnOf(row: ReturnRow): HeadcountReturn {
  return {
    agencyId: row.agency_id,
    ...(row.audience === '' ? {} : { audience: row.audience }),
    ...(row.requirement === '' ? {} : { requirement: row.requirement }),
    on: row.on_on,
    headcount: row.headcount,
    ...(row.trained === null ? {} : { trained: row.trained }),
    ...(row.note === null ? {} : { note: row.note }),
  };
}
