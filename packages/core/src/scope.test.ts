import { describe, expect, it } from 'vitest';
import { Grant } from './actor.ts';

describe('a grant', () => {
  it('cannot be for a team, which would give the whole agency', () => {
    expect(Grant.safeParse({ role: 'manager', agencyId: 'a', team: 'Duty' }).success).toBe(false);
    expect(Grant.safeParse({ role: 'manager', agencyId: 'a' }).success).toBe(true);
  });
});
