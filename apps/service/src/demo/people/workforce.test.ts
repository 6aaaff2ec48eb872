import { describe, expect, test } from 'vitest';
import { demoAgencies } from './agencies.ts';
import { castMembers } from './cast.ts';
import { demoJobTitles } from '../job-titles.ts';
import { generateWorkforce } from './workforce.ts';

const size = { people: 2_000, seed: 1, today: '2026-11-21' };

describe('a generated workforce', () => {
  test('is the same for the same size, seed and day, and another for another seed', () => {
    expect(generateWorkforce(size)).toEqual(generateWorkforce(size));
    expect(generateWorkforce({ ...size, seed: 2 })).not.toEqual(generateWorkforce(size));
  });

  test.each([0, 1, 137, 2_000])('has %i people beside the cast, in every agency', (people) => {
    const cast = generateWorkforce({ ...size, people: 0 }).people.length;
    const { people: rows } = generateWorkforce({ ...size, people });
    expect(rows).toHaveLength(cast + people);
    expect(new Set(rows.map((row) => row['agencyRef']))).toEqual(new Set(demoAgencies.map(({ ref }) => ref)));
  });

  test('gives nobody the name or the staff number of somebody else', () => {
    const { people } = generateWorkforce({ ...size, people: 5_000 });
    const twoPosts = people.filter((row) => row['familyName'] === 'Nowak');
    expect(twoPosts).toHaveLength(2);
    const others = people.filter((row) => row['familyName'] !== 'Nowak');
    expect(new Set(others.map((row) => `${row['givenName']} ${row['familyName']}`)).size).toBe(others.length);
    expect(new Set(others.map((row) => `${row['agencyRef']} ${row['staffNumber']}`)).size).toBe(others.length);
  });

  test('names each agency in the first of its rows', () => {
    const seen = new Set<string>();
    for (const row of generateWorkforce(size).people) {
      const ref = row['agencyRef']!;
      expect(row['agencyName'] !== undefined).toBe(!seen.has(ref));
      seen.add(ref);
    }
  });

  test('leaves some job titles without a group, as any real extract does', () => {
    expect(demoJobTitles.filter(({ audience }) => audience === undefined).length).toBeGreaterThan(2);
  });

  test('has nobody learn before the day that it is dated from has come', () => {
    for (const row of generateWorkforce(size).evidence) expect(row['achievedOn']! <= size.today).toBe(true);
  });
});

describe('the cast', () => {
  test('has Gareth’s team of fourteen, three of them without an e-mail', () => {
    const gareth = castMembers.find(({ role }) => role === 'manager');
    const team = generateWorkforce({ ...size, people: 0 }).people.filter(
      (row) => row['managerStaffNumber'] === gareth?.staffNumber,
    );
    expect(team).toHaveLength(14);
    expect(team.filter((row) => row['workEmail'] === undefined)).toHaveLength(3);
  });
});
