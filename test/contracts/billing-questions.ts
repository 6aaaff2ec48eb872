import type { Belongings } from './two-tenants.ts';
import type { Asked } from './westhaven.ts';

const why = 'Agreed';
const attended = {
  agency: { kind: 'care-home' },
  course: { length: 'full-day', startsOn: '2027-01-18' },
  outcome: { kind: 'attended' },
};

/** Every way to ask a procedure of billing for what belongs to somebody. */
export function billingQuestions({ agencyId, lineId }: Belongings): Readonly<Record<string, readonly unknown[]>> {
  const about = { lineId, why };
  const draft = { policy: {}, from: '2026-01-01', to: '2026-12-31' };
  return {
    'billing.lines': [{}, { agencyId }, { after: lineId }, { runId: 'none' }, { state: 'open', period: '2027-01' }],
    'billing.line': [{ id: lineId }],
    'billing.statements': [{}],
    'billing.statement': [{ agencyId }, { agencyId, after: lineId }],
    'billing.preview': [{ period: '2027-01' }],
    'billing.release': [{ period: '1999-01' }],
    'billing.runs': [{}],
    'billing.run': [{ id: 'none' }],
    'billing.exportRun': [{ id: 'none' }],
    'billing.waive': [about],
    'billing.credit': [about],
    'billing.addCost': [{ ...about, title: 'An interpreter', pence: 100 }],
    'billing.hold': [about],
    'billing.endHold': [about],
    'billing.dispute': [about],
    'billing.decideDispute': [{ ...about, decision: 'rejected' }],
    'billing.details': [{}],
    'billing.saveDetails': [{ agencyId, customerNumber: '1' }],
    'billing.terms': [{ agencyId }],
    'billing.saveTerms': [{ agencyId, from: '2027-01-01', evidence: 'Accounts of 2025' }],
    'billing.successions': [{}],
    'billing.saveSuccession': [{ from: agencyId, to: 'none', on: '2027-04-01', kind: 'merge', document: 'Order' }],
    'billing.policies': [{}],
    'billing.drafts': [{}],
    'billing.draft': [{ id: 'none' }],
    'billing.saveDraft': [{ id: 'none', policy: {} }],
    'billing.tryDraft': [{ policy: {}, question: attended }],
    'billing.compareDraft': [draft],
    'billing.putDraftInForce': [{ id: 'none', from: '2027-04-01', confirmedBy: 'Somebody' }],
  };
}

/** Every path of billing at the REST door, asked for what belongs to somebody. */
export function billingRequests({ agencyId, lineId }: Belongings): Readonly<Record<string, readonly Asked[]>> {
  const get = (path: string): Asked => ({ method: 'GET', path });
  return {
    'GET /billing/lines': [
      get('/billing/lines'),
      get(`/billing/lines?agencyId=${agencyId}`),
      get(`/billing/lines?after=${lineId}`),
    ],
    'GET /billing/preview': [get('/billing/preview?period=2027-01')],
    'POST /billing/release': [{ method: 'POST', path: '/billing/release', body: { period: '1999-01' } }],
    'GET /billing/runs': [get('/billing/runs')],
    'GET /billing/runs/{id}/lines.csv': [get('/billing/runs/none/lines.csv')],
  };
}
