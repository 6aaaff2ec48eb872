import type { Page, PageRequest, PersonId } from '@trellis/core';
import type { Decider } from '@trellis/core/access';
import type { KeptFile, ReportFile, ReportingStore, ReportsFilter, StoredReport } from '@trellis/core/reporting';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { sha256 } from '../sha256.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { ReportTable } from './table.ts';

type Row = Omit<Selectable<ReportTable>, 'partnership_id' | 'figures'> & { readonly drafter_id: string | null };

const columns =
  sql.raw(`id, kind, title, cover, as_at, agency_id, packs, state, drafted_at, drafted_by_kind, drafted_by, sent_back_because, known_at, signed_at,
  signed_by_kind, signed_by, hash, (select d.person_id from report_drafter d where d.partnership_id = report.partnership_id and d.report_id = report.id) as drafter_id`);

/** Reports, their challenges and their files. */
export function reportsPart(
  binding: Binding,
): Pick<
  ReportingStore,
  | 'report'
  | 'reports'
  | 'publishedBefore'
  | 'saveReport'
  | 'freezeReport'
  | 'figuresOf'
  | 'signedReturns'
  | 'addChallenge'
  | 'challengesOf'
  | 'filesOf'
  | 'file'
  | 'keepFiles'
> {
  const { tx, partnershipId } = binding;
  return {
    report: async (id) => (await find(binding, sql`id = ${id} for no key update`))[0],
    reports: (filter, page) => reports(binding, filter, page),
    publishedBefore: async ({ kind, agencyId, asAt }, knownAt) => {
      const same = sql`kind = ${kind} and agency_id is not distinct from ${agencyId ?? null}`;
      const before = sql`state = 'published' and as_at < ${asAt}::date and signed_at <= ${knownAt}::timestamptz`;
      return (await find(binding, sql`${same} and ${before} order by as_at desc, signed_at desc limit 1`))[0];
    },
    saveReport: (report) => save(binding, report),
    async freezeReport(report, figures) {
      const hash = sha256(figures);
      await tx
        .updateTable('report')
        .set({
          state: 'published',
          known_at: report.knownAt ?? null,
          signed_at: report.signedAt ?? null,
          signed_by_kind: report.signedBy?.kind ?? null,
          signed_by: report.signedBy?.id ?? null,
          hash,
          figures,
        })
        .where('id', '=', report.id)
        .execute();
      return hash;
    },
    async figuresOf(id) {
      const row = await tx.selectFrom('report').select('figures').where('id', '=', id).executeTakeFirst();
      return row?.figures ?? undefined;
    },
    async signedReturns(asAt, knownAt) {
      const { rows } = await sql<{ agencyId: string; figures: string }>`
        select agency_id as "agencyId", figures from report
        where kind = 'section-11' and state = 'published' and signed_at <= ${knownAt}::timestamptz
          and as_at <= ${asAt}::date and as_at > ${asAt}::date - interval '1 year'
        order by agency_id, as_at, signed_at`.execute(tx);
      return rows;
    },
    async addChallenge({ id, reportId, kind, text, by, at }) {
      await tx
        .insertInto('report_challenge')
        .values({
          partnership_id: partnershipId,
          id,
          report_id: reportId,
          kind,
          words: text,
          made_at: at,
          made_by_kind: by.kind,
          made_by: by.id,
        })
        .execute();
    },
    async challengesOf(ids) {
      const rows = await tx
        .selectFrom('report_challenge')
        .selectAll()
        .where('report_id', 'in', ids.length === 0 ? [''] : [...ids])
        .orderBy('position')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        reportId: row.report_id,
        kind: row.kind,
        text: row.words,
        by: { kind: row.made_by_kind as Decider['kind'], id: row.made_by },
        at: row.made_at,
      }));
    },
    filesOf: (ids) => filesOf(binding, ids),
    async file(id, format): Promise<KeptFile | undefined> {
      const row = await tx
        .selectFrom('report_file')
        .selectAll()
        .where('report_id', '=', id)
        .where('format', '=', format)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { content, media_type: mediaType, sha256 } = row;
      return { format, mediaType, sha256, bytes: content.length, content: new Uint8Array(content) };
    },
    async keepFiles(id, files) {
      if (files.length === 0) return;
      await tx
        .insertInto('report_file')
        .values(
          files.map(({ format, mediaType, sha256, content }) => ({
            partnership_id: partnershipId,
            report_id: id,
            format,
            media_type: mediaType,
            sha256,
            content: Buffer.from(content),
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}

async function find({ tx }: Binding, rest: RawBuilder<unknown>): Promise<readonly StoredReport[]> {
  const { rows } = await sql<Row>`select ${columns} from report where ${rest}`.execute(tx);
  return rows.map(reportOf);
}

async function reports(
  binding: Binding,
  { scope, withPartnership, kind, state }: ReportsFilter,
  page: PageRequest,
): Promise<Page<StoredReport>> {
  const isSeen = sql`(${scope.all ? sql`agency_id is not null` : sql`agency_id = any(${scope.agencyIds})`}
    or (${withPartnership} and agency_id is null))`;
  const isMeant = sql.join(
    [
      isSeen,
      kind === undefined ? sql`true` : sql`kind = ${kind}`,
      state === undefined ? sql`true` : sql`state = ${state}`,
    ],
    sql` and `,
  );
  const last = sql`select as_at, drafted_at, id from report where id = ${page.after ?? null} and ${isMeant}`;
  const after = page.after === undefined ? sql`true` : sql`(as_at, drafted_at, id) < (${last})`;
  const { rows } = await sql<Row>`
    select ${columns} from report where ${isMeant} and ${after}
    order by as_at desc, drafted_at desc, id desc limit ${page.limit + 1}`.execute(binding.tx);
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.id }), reportOf);
}

async function save({ tx, partnershipId }: Binding, report: StoredReport): Promise<void> {
  const content = {
    kind: report.kind,
    title: report.title,
    cover: report.cover,
    as_at: report.asAt,
    agency_id: report.agencyId ?? null,
    packs: report.packs ?? null,
    state: report.state,
    drafted_at: report.draftedAt,
    drafted_by_kind: report.draftedBy.kind,
    drafted_by: report.draftedBy.id,
    sent_back_because: report.sentBackBecause ?? null,
  };
  await tx
    .insertInto('report')
    .values({ partnership_id: partnershipId, id: report.id, ...content })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(content))
    .execute();
  if (report.drafterId === undefined) return;
  const drafter = { person_id: report.drafterId };
  await tx
    .insertInto('report_drafter')
    .values({ partnership_id: partnershipId, report_id: report.id, ...drafter })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'report_id']).doUpdateSet(drafter))
    .execute();
}

async function filesOf(
  { tx }: Binding,
  ids: readonly string[],
): Promise<readonly (ReportFile & { readonly reportId: string })[]> {
  const { rows } = await sql<{ report_id: string; format: ReportFile['format']; sha256: string; bytes: number }>`
    select report_id, format, sha256, length(content) as bytes from report_file
    where report_id = any(${ids}) order by report_id, format`.execute(tx);
  return rows.map(({ report_id: reportId, ...file }) => ({ reportId, ...file }));
}

function reportOf(row: Row): StoredReport {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    cover: row.cover,
    asAt: row.as_at,
    ...(row.agency_id === null ? {} : { agencyId: row.agency_id }),
    ...(row.packs === null ? {} : { packs: row.packs }),
    state: row.state,
    draftedAt: row.drafted_at,
    draftedBy: { kind: row.drafted_by_kind as Decider['kind'], id: row.drafted_by },
    ...(row.drafter_id === null ? {} : { drafterId: row.drafter_id as PersonId }),
    ...(row.sent_back_because === null ? {} : { sentBackBecause: row.sent_back_because }),
    ...(row.known_at === null ? {} : { knownAt: row.known_at }),
    ...(row.signed_at === null ? {} : { signedAt: row.signed_at }),
    ...(row.signed_by === null ? {} : { signedBy: { kind: row.signed_by_kind as Decider['kind'], id: row.signed_by } }),
    ...(row.hash === null ? {} : { hash: row.hash }),
  };
}
