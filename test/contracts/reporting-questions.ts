import type { Belongings } from './two-tenants.ts';

const board = { kind: 'board', title: 'Half-yearly report', cover: '', asAt: '2026-09-30' } as const;

/** Every way to ask about reports for what belongs to somebody. */
export function reportingQuestions({ agencyId, text }: Belongings): Readonly<Record<string, readonly unknown[]>> {
  const own = { ...board, kind: 'agency', agencyId };
  const named = { id: 'none' };
  return {
    'reporting.list': [{}, { kind: 'agency' }],
    'reporting.get': [named],
    'reporting.preview': [own, { ...own, kind: 'section-11' }, board],
    'reporting.draft': [own],
    'reporting.change': [{ ...own, ...named }],
    'reporting.challenge': [{ ...named, text }],
    'reporting.sendBack': [{ ...named, why: text }],
    'reporting.publish': [named],
    'reporting.regenerate': [named],
  };
}
