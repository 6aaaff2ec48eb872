import { knownToSatisfy } from '@trellis/core/frameworks';
import { describe, expect, it } from 'vitest';
import { nationalPacks } from './index.ts';

const known = knownToSatisfy(nationalPacks);
const rows = nationalPacks.flatMap((pack) => pack.crosswalk.map((row) => ({ pack: pack.id, ...row })));

describe('what earlier learning and awards of others are worth', () => {
  it.each(rows)('$pack: $from carries to what a pack knows', ({ from, to, carries, missing }) => {
    expect([from, ...to].filter((id) => !known.has(id))).toEqual([]);
    expect(carries === 'none').toBe(to.length === 0);
    expect(carries === 'partial' ? missing : 'said').toBeTruthy();
  });

  it('names awards, none twice', () => {
    const awards = nationalPacks.flatMap((pack) => pack.awards.map((award) => award.id));
    expect(new Set(awards).size).toBe(awards.length);
    expect(rows.length).toBeGreaterThan(3);
  });
});

describe('the section 11 return', () => {
  it('asks each year for figures of requirements, or of everything', () => {
    const template = nationalPacks.flatMap((pack) => pack.returnTemplates)[0]!;
    expect(template).toMatchObject({ everyMonths: 12, dueOn: '03-31' });
    expect(template.topics.map(({ id, requirements }) => [id, requirements.length])).toEqual([
      ['S11-ALL', 0],
      ['S11-BASIC', 1],
      ['S11-INTER-AGENCY', 2],
    ]);
  });
});
