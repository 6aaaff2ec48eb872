import type { Belongings } from './two-tenants.ts';

const board = { kind: 'board', title: 'Half-yearly report', cover: '', asAt: '2026-09-30' } as const;

/** Every way to ask about reports for what belongs to somebody. */
export function reportingQuestions({
  agencyId,
  agencyRef,
  text,
}: Belongings): Readonly<Record<string, readonly unknown[]>> {
  const own = { ...board, kind: 'agency', agencyId };
  const named = { id: 'none' };
  const { title } = board;
  const recipients = [{ name: text, email: 'reader@example.org' }];
  const schedule = { title, kind: 'agency', agencyId, months: [2], day: 1, recipients, formats: ['pdf'] };
  return {
    'reporting.list': [{}, { kind: 'agency' }],
    'reporting.get': [named],
    'reporting.preview': [own, { ...own, kind: 'section-11' }, board],
    'reporting.draft': [own],
    'reporting.change': [{ ...own, ...named }],
    'reporting.challenge': [{ ...named, text }],
    'reporting.sendBack': [{ ...named, why: text }],
    'reporting.putForward': [{ ...named, answer: text }],
    'reporting.publish': [named],
    'reporting.regenerate': [named],
    'reporting.answer': [{ ...named, answers: [{ figure: 'headcount', answer: 'confirmed' }] }],
    'reporting.reconcile': [{ ...named, agencyId, requirement: 'LCF-L1' }],
    'reporting.extract': [named],
    'reporting.actions': [{}],
    'reporting.saveAction': [{ what: 'Ask again', owner: 'Office', dueOn: '2027-01-31', progress: 'not-started' }],
    'reporting.returns': [{ agencyId }],
    'reporting.saveReturn': [{ agencyId, on: '2026-09-30', headcount: 40, trained: 30 }],
    'reporting.importReturns': [{ csv: `agency_ref,on,headcount\n${agencyRef},2026-09-30,40` }],
    'reporting.settings': [{}],
    'reporting.saveSettings': [{ smallNumbers: 5, why: 'Agreed' }],
    'reporting.file': [{ ...named, format: 'pdf' }],
    'reporting.schedules': [{}],
    'reporting.saveSchedule': [schedule],
    'reporting.deliveries': [{}],
    'reporting.deliver': [{ ...named, scheduleId: 'none' }],
    'reporting.deliveryLetter': [named],
  };
}
