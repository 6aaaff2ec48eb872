import type { AgencySuccession, AgencyTerms, BillingStore, FinanceDetails, PolicyDraft } from '@trellis/core/billing';
import { sql, type Selectable } from 'kysely';
import { advisoryLocks } from '../advisory-locks.ts';
import type { Binding } from '../binding.ts';
import { saveVersions, type VersionedTable } from '../versions.ts';
import { addLines, addNotes, findFamilies, findLines, notesOf, pageOfLines, saveStates, sumsOf } from './lines.ts';
import { findRuns, findStatements, pageOfRuns, release } from './runs.ts';
import type { PolicyDraftTable } from './table.ts';

const termsTable: VersionedTable = {
  name: 'agency_terms',
  identity: { agency_id: 'text', valid_from: 'date' },
  content: {
    kind: 'text',
    annual_turnover_pence: 'bigint',
    named: 'text',
    flags: 'text[]',
    is_in_area: 'boolean',
    evidence: 'text',
  },
};
const successionTable: VersionedTable = {
  name: 'agency_succession',
  identity: { agency_id: 'text', valid_from: 'date' },
  content: { to_agency_id: 'text', kind: 'text', document: 'text' },
};

/** The ledger of one partnership, and what prices and statements hang on. */
export function createBillingStore(binding: Binding): BillingStore {
  const { tx, partnershipId } = binding;
  return {
    async lockLedger(how) {
      const take = sql.raw(how === 'share' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
      await sql`select ${take}(${advisoryLocks.ledgers}, ${partnershipId})`.execute(tx);
    },
    line: async (id) => (await findLines(binding, sql`l.id = ${id}`))[0],
    lines: (filter, page) => pageOfLines(binding, filter, page),
    ofBooking: (bookingId) => findLines(binding, sql`l.booking_id = ${bookingId}`),
    families: (heads) => findFamilies(binding, sql`l.id = any(${heads})`),
    ofAgency: (agencyId) => findLines(binding, sql`l.agency_id = ${agencyId}`),
    chargedBetween: (from, to) => findFamilies(binding, sql`l.arises_on between ${from}::date and ${to}::date`),
    unbilled: (until) => findLines(binding, sql`l.run_id is null and l.arises_on <= ${until}::date`),
    ofRun: (runId) => findLines(binding, sql`l.run_id = ${runId}`),
    notesOf: (lineIds) => notesOf(binding, lineIds),
    sums: () => sumsOf(binding),
    addLines: (lines) => addLines(binding, lines),
    addNotes: (notes) => addNotes(binding, notes),
    saveStates: (states) => saveStates(binding, states),
    runs: (page) => pageOfRuns(binding, page),
    run: async (id) => (await findRuns(binding, sql`id = ${id}`))[0],
    runsOf: (period) => findRuns(binding, sql`period = ${period}`),
    statementsOf: (runId) => findStatements(binding, sql`run_id = ${runId}`, sql`number`),
    statementsTo: (agencyId) => findStatements(binding, sql`agency_id = ${agencyId}`, sql`number desc`),
    release: release(binding),
    async noteFile(runId) {
      await sql`update billing_run set is_file_due = false where id = ${runId}`.execute(tx);
    },
    ...detailsPart(binding),
    ...draftsPart(binding),
  };
}

function detailsPart(
  binding: Binding,
): Pick<BillingStore, 'details' | 'saveDetails' | 'terms' | 'saveTerms' | 'successions' | 'saveSuccession'> {
  const { tx, partnershipId } = binding;
  return {
    async details() {
      const rows = await tx.selectFrom('finance_details').selectAll().orderBy('agency_id').execute();
      return rows.map(
        (row) =>
          withoutNulls({
            agencyId: row.agency_id,
            customerNumber: row.customer_number,
            costCentre: row.cost_centre,
            vatCode: row.vat_code,
            purchaseOrder: row.purchase_order,
          }) as FinanceDetails,
      );
    },
    async saveDetails({ agencyId, customerNumber, costCentre, vatCode, purchaseOrder }) {
      const content = {
        customer_number: customerNumber ?? null,
        cost_centre: costCentre ?? null,
        vat_code: vatCode ?? null,
        purchase_order: purchaseOrder ?? null,
      };
      await tx
        .insertInto('finance_details')
        .values({ partnership_id: partnershipId, agency_id: agencyId, ...content })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'agency_id']).doUpdateSet(content))
        .execute();
    },
    async terms(agencyId) {
      const rows = await tx
        .selectFrom('agency_terms')
        .selectAll()
        .where('agency_id', '=', agencyId)
        .where('known_to', '=', 'infinity')
        .orderBy('valid_from')
        .execute();
      return rows.map(
        (row) =>
          withoutNulls({
            agencyId: row.agency_id,
            from: row.valid_from,
            kind: row.kind,
            annualTurnoverPence: row.annual_turnover_pence,
            named: row.named,
            flags: row.flags,
            isInArea: row.is_in_area,
            evidence: row.evidence,
          }) as AgencyTerms,
      );
    },
    async saveTerms({ agencyId, from, kind, annualTurnoverPence, named, flags, isInArea, evidence }) {
      await saveVersions(binding, termsTable, [
        {
          agency_id: agencyId,
          valid_from: from,
          kind,
          annual_turnover_pence: annualTurnoverPence,
          named,
          flags,
          is_in_area: isInArea,
          evidence,
        },
      ]);
    },
    async successions() {
      const rows = await tx
        .selectFrom('agency_succession')
        .selectAll()
        .where('known_to', '=', 'infinity')
        .orderBy('valid_from')
        .orderBy('agency_id')
        .execute();
      return rows.map((row) => ({
        from: row.agency_id as AgencySuccession['from'],
        to: row.to_agency_id as AgencySuccession['to'],
        on: row.valid_from,
        kind: row.kind as AgencySuccession['kind'],
        document: row.document,
      }));
    },
    async saveSuccession({ from, to, on, kind, document }) {
      await saveVersions(binding, successionTable, [
        { agency_id: from, valid_from: on, to_agency_id: to, kind, document },
      ]);
    },
  };
}

function draftsPart({ tx, partnershipId }: Binding): Pick<BillingStore, 'drafts' | 'draft' | 'saveDraft'> {
  const all = tx.selectFrom('policy_draft').selectAll();
  return {
    drafts: async () => (await all.orderBy('updated_at', 'desc').orderBy('id').execute()).map(draftOf),
    async draft(id) {
      const row = await all.where('id', '=', id).executeTakeFirst();
      return row && draftOf(row);
    },
    async saveDraft({ id, title, policy, updatedAt, updatedBy }) {
      const content = {
        title,
        policy: JSON.stringify(policy),
        updated_at: updatedAt,
        updated_by_kind: updatedBy.kind,
        updated_by: updatedBy.id,
      };
      await tx
        .insertInto('policy_draft')
        .values({ partnership_id: partnershipId, id, ...content })
        .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(content))
        .execute();
    },
  };
}

function draftOf(row: Selectable<PolicyDraftTable>): PolicyDraft {
  return {
    id: row.id,
    title: row.title,
    policy: row.policy as PolicyDraft['policy'],
    updatedAt: row.updated_at,
    updatedBy: { kind: row.updated_by_kind as PolicyDraft['updatedBy']['kind'], id: row.updated_by },
  };
}

function withoutNulls(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
