import { describe, expect, it } from 'vitest';
import { dayOf } from '../../calendar.ts';
import { requirementsInForce } from '../../frameworks/in-force/in-force.ts';
import { Pack } from '../../frameworks/schema.ts';
import madeUp from '../../frameworks/made-up-pack.json' with { type: 'json' };
import type { Context } from '../../context.ts';
import { complianceReport } from '../answers/agency-answer.ts';
import { packVersionsOn, requirementsOn, titleOfRow, wordsOfSpans } from './as-judged.ts';
import { NOT_JUDGED, type Basis } from '../schema.ts';
import type { ComplianceStores } from '../store.ts';

const first = Pack.parse(madeUp);
const second: Pack = {
  ...first,
  version: '2.0.0',
  requirements: first.requirements.map((each) => ({ ...each, title: `${each.title}, revised` })),
};
const draft: Pack = { ...second, id: 'a-draft', status: 'draft' };
const packs = [first, second, draft];
const activations = [
  { packId: first.id, version: '1.0.0', from: null, to: null, readings: {} },
  { packId: first.id, version: '2.0.0', from: '2026-04-01', to: null, readings: {} },
];
const inForce = requirementsInForce(packs, activations, []);
const basis = (version: string): Basis => ({
  rule: 'R-LONG',
  pack: first.id,
  version,
  intervalMonths: 36,
  cause: 'rule',
  kind: 'interval',
});

describe('what a requirement is called', () => {
  it('is read in the pack version that judged it, whatever else is stored', () => {
    const words = wordsOfSpans(packs);
    expect(words.requirement('T1-list', basis('1.0.0'))?.title).toBe('Level one');
    expect(words.requirement('T1-list', basis('2.0.0'))?.title).toBe('Level one, revised');
    expect(words.requirement('T1-list', basis('3.0.0'))).toBeUndefined();
  });

  it('is as it stands on the day, or will stand first', () => {
    const titleOn = (date: string) => requirementsOn(inForce, dayOf(date)).get('T1-list')?.requirement.title;
    expect([titleOn('2026-03-31'), titleOn('2026-04-01')]).toEqual(['Level one', 'Level one, revised']);
    const later = inForce.filter((each) => each.version === '2.0.0');
    expect(requirementsOn(later, dayOf('2026-01-01')).get('T1-list')?.version).toBe('2.0.0');
  });

  it('is never a group that is missing where it is the requirement that is', () => {
    const [group, requirement] = ['no-group', 'no-requirement'].map((rule) =>
      titleOfRow(NOT_JUDGED, undefined, { rule }),
    );
    expect(group).not.toBe(requirement);
  });

  it('names a requirement that no pack knows by its id, and never says that it cannot be judged', () => {
    expect(titleOfRow('gone', undefined, { rule: 'gone' })).toBe('gone');
  });
});

describe('a report', () => {
  const report = (asAt: string) =>
    complianceReport(
      {
        store: {
          people: { agencies: () => Promise.resolve([{ id: 'a1', ref: 'avon', name: 'Avon Care' }]) },
          frameworks: { packs: () => Promise.resolve(packs), activations: () => Promise.resolve(activations) },
          compliance: {
            rulesKnownAt: () => Promise.resolve('2026-04-01T09:00:00Z'),
            counts: () => Promise.resolve([{ agencyId: 'a1', requirement: 'T1-list', state: 'current', posts: 5 }]),
            totals: () => Promise.resolve({ posts: 5, notJudged: 0, peopleOverdue: 0, dueWithin90Days: 0 }),
          },
        },
        now: '2026-04-01T09:00:00Z',
        timeZone: 'Europe/London',
        actor: { kind: 'token', id: 't', grants: [{ role: 'coordinator' }] },
      } as unknown as Context<ComplianceStores>,
      { asAt },
    );

  it('names the packs of its day alone, and its requirements by them', async () => {
    expect(packVersionsOn(inForce, dayOf('2026-03-31'))).toEqual([{ id: first.id, version: '1.0.0' }]);
    const before = await report('2026-03-31');
    expect([before.packs, before.rows[0]?.title]).toEqual([[{ id: first.id, version: '1.0.0' }], 'Level one']);
    const after = await report('2026-04-01');
    expect([after.packs, after.rows[0]?.title]).toEqual([[{ id: first.id, version: '2.0.0' }], 'Level one, revised']);
  });
});
