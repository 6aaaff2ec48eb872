import { describe, expect, it } from 'vitest';
import { Grant, type Actor } from './actor.ts';
import type { AgencyId, PersonId } from './ids.ts';
import { insistOnAgency, READING_FIGURES, seesNobody, seesPost, sightOf } from './scope.ts';

const [a, b, c] = ['a', 'b', 'c'] as [AgencyId, AgencyId, AgencyId];
const ann = 'ann' as PersonId;
const anActor = (...grants: Grant[]): Actor => ({ kind: 'account', id: 'x', personId: ann, grants });
const post = (agencyId: AgencyId, managerPersonId?: PersonId) => ({ agencyId, managerPersonId });

describe('a grant', () => {
  it('cannot be for a team, which would give the whole agency', () => {
    expect(Grant.safeParse({ role: 'manager', agencyId: 'a', team: 'Duty' }).success).toBe(false);
    expect(Grant.safeParse({ role: 'manager', agencyId: 'a' }).success).toBe(true);
  });
});

describe('whose posts somebody sees', () => {
  const manager = anActor({ role: 'manager', agencyId: a });

  it('are those that name a manager, in the agency of her grant', () => {
    const sight = sightOf(manager);
    expect(
      [post(a, ann), post(a), post(a, 'kim' as PersonId), post(b, ann)].map((each) => seesPost(sight, each)),
    ).toEqual([true, false, false, false]);
  });

  it('are what any of her grants shows', () => {
    const sight = sightOf(anActor({ role: 'manager', agencyId: a }, { role: 'agency-lead', agencyId: b }));
    expect([post(a, ann), post(b), post(b, ann), post(a), post(c, ann)].map((each) => seesPost(sight, each))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(() => insistOnAgency(sight, a)).not.toThrow();
    expect(() => insistOnAgency(sight, c)).toThrow('granted a role');
  });

  it('are nobody’s for a practitioner, and for a manager who is nobody we know', () => {
    expect(seesNobody(sightOf(anActor({ role: 'practitioner' })))).toBe(true);
    expect(seesNobody(sightOf({ ...manager, personId: undefined }))).toBe(true);
    expect(seesNobody(sightOf(manager))).toBe(false);
  });

  it('reach further for figures than for names', () => {
    const board = anActor({ role: 'board' });
    expect([sightOf(board).all, sightOf(board, READING_FIGURES).all]).toEqual([false, true]);
  });
});
