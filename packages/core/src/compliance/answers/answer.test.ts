import { describe, expect, it } from 'vitest';
import { Pack } from '../../frameworks/schema.ts';
import madeUp from '../../frameworks/made-up-pack.json' with { type: 'json' };
import { answer, judgingOptions, type Rules } from './answer.ts';
import { JUDGING_OPTIONS } from '../judge/options.ts';
import { Answer, Question } from './question.ts';

const pack = Pack.parse(madeUp);
const other: Pack = {
  ...pack,
  id: 'other',
  frameworks: [],
  options: [],
  requirements: pack.requirements.filter((each) => each.id === 'KIND').map((each) => ({ ...each, id: 'OTHER' })),
};
const rules: Rules = {
  packs: [pack, other],
  activations: [pack, other].map(({ id, version }) => ({ packId: id, version, from: null, to: null, readings: {} })),
};

const nurse = { agency: 'Trust', audiences: ['G1'], startsOn: '2024-01-01' };
const done = { kind: 'completion', satisfies: ['T1'], achievedOn: '2025-03-01' };

function ask(question: Readonly<Record<string, unknown>>): Answer {
  return answer(Question.parse({ posts: [nurse], evidence: [done], asAt: '2026-01-01', ...question }), rules);
}

function row(given: Answer, id = 'T1-list', post = 0) {
  return given.requirements.find((each) => each.id === id && each.post === post);
}

describe('an answer', () => {
  it('has the shape that the API publishes', () => {
    const question = {
      posts: [
        nurse,
        { ...nurse, agencyKind: 'gp', flags: ['named-lead'], overrides: [{ intervalMonths: 12, from: '2025-06-01' }] },
        { ...nurse, audiences: [] },
      ],
    };
    expect(Answer.parse(ask(question))).toEqual(ask(question));
  });

  it('has the shape that the API publishes for a post at either end of the years that a record may carry', () => {
    const first = ask({ posts: [{ ...nurse, startsOn: '1900-01-01' }], asAt: '1900-01-01' });
    expect(Answer.parse(first).spans[0]).toMatchObject({ state: 'upcoming', from: '1899-10-03' });
    const last = ask({
      posts: [{ ...nurse, startsOn: '2198-01-01', endsOn: '2199-12-31' }],
      evidence: [{ ...done, achievedOn: '2199-12-31' }],
      asAt: '2199-12-31',
    });
    expect(row(Answer.parse(last))).toMatchObject({ state: 'current', dueOn: '2202-12-31' });
    expect(last.spans.at(-1)).toMatchObject({ to: '2200-01-01' });
  });

  it('is refused where posts, overrides and evidence are more than can be judged at once', () => {
    const evidence = Array.from({ length: 1200 }, () => done);
    const refused = Question.safeParse({
      posts: Array.from({ length: 10 }, () => nurse),
      evidence,
      asAt: '2026-01-01',
    });
    expect(refused.error?.issues).toMatchObject([
      { path: ['posts'], message: expect.stringContaining('too many to judge') as string },
    ]);
    const overrides = Array.from({ length: 50 }, () => ({ intervalMonths: 12 }));
    const many = Array.from({ length: 100 }, () => ({ ...nurse, overrides }));
    expect(Question.safeParse({ posts: many, asAt: '2026-01-01' }).success).toBe(false);
    expect(Question.safeParse({ posts: [{ ...nurse, overrides }], evidence, asAt: '2026-01-01' }).success).toBe(true);
  });

  it('is the same, byte for byte, each time', () => {
    const question = { posts: [nurse, { ...nurse, flags: ['named-lead'] }] };
    expect(JSON.stringify(ask(question))).toBe(JSON.stringify(ask(question)));
  });

  it('has one row for each requirement of each post, which says why', () => {
    expect(row(ask({}))).toEqual({
      id: 'T1-list',
      title: 'Level one',
      post: 0,
      state: 'current',
      dueOn: '2028-03-01',
      heldSince: '2025-03-01',
      intervalMonths: 36,
      progress: { required: 2, accepted: 2 },
      own: { state: 'current', dueOn: '2028-03-01', intervalMonths: 36 },
      because: {
        rule: 'R-LONG',
        pack: 'made-up',
        version: '1.0.0',
        intervalMonths: 36,
        cause: 'rule',
        kind: 'interval',
        evidence: 0,
      },
    });
  });

  it('has spans up to the last day of a post, and no end where it has none', () => {
    const spans = ask({ posts: [{ ...nurse, endsOn: '2026-06-30' }, nurse] }).spans.filter(
      (span) => span.requirement === 'T1-list',
    );
    expect(spans.filter((span) => span.post === 0).at(-1)).toMatchObject({ state: 'current', to: '2026-07-01' });
    expect(spans.filter((span) => span.post === 1).at(-1)).toMatchObject({
      state: 'overdue',
      from: '2028-03-02',
      to: null,
    });
  });

  it('puts the shortest interval on every row that shares a requirement, and each post’s own beside it', () => {
    const given = ask({ posts: [nurse, { ...nurse, agency: 'School', flags: ['named-lead'] }] });
    expect(row(given)).toMatchObject({
      dueOn: '2027-03-01',
      intervalMonths: 24,
      own: { dueOn: '2028-03-01', intervalMonths: 36 },
      because: { cause: 'another-post', rule: 'R-QUICK' },
    });
    expect(row(given, 'T1-list', 1)).toMatchObject({
      dueOn: '2027-03-01',
      intervalMonths: 24,
      own: { dueOn: '2027-03-01', intervalMonths: 24 },
    });
  });

  it('has the same own answer as a question about that post only', () => {
    const posts = [nurse, { ...nurse, audiences: ['G2'], flags: ['named-lead'] }, { ...nurse, agencyKind: 'gp' }];
    const together = ask({ posts });
    for (const [index, each] of posts.entries()) {
      const alone = ask({ posts: [each] }).requirements.map(({ id, state, dueOn, intervalMonths }) => ({
        id,
        state,
        dueOn,
        intervalMonths,
      }));
      expect(
        together.requirements.filter((found) => found.post === index).map(({ id, own }) => ({ id, ...own })),
      ).toEqual(alone);
    }
  });

  it('leaves out a post that has ended, and one that has not come near', () => {
    expect(ask({ posts: [{ ...nurse, endsOn: '2025-12-31' }] }).requirements).toEqual([]);
    expect(ask({ posts: [{ ...nurse, startsOn: '2026-04-02' }] }).requirements).toEqual([]);
    expect(row(ask({ posts: [{ ...nurse, endsOn: '2026-01-01' }] }))).toMatchObject({ state: 'current' });
  });

  it('shows a post that begins soon as coming up, without levels of its own yet', () => {
    const given = ask({ posts: [{ ...nurse, startsOn: '2026-03-01' }], evidence: [] });
    expect(row(given)).toMatchObject({ state: 'upcoming', dueOn: '2026-06-01' });
    expect(given).toMatchObject({ headlineLevel: null, competencies: [] });
  });

  it('does not know a post without a group, and says nothing better of it', () => {
    expect(ask({ posts: [{ ...nurse, audiences: [] }] }).requirements).toMatchObject([
      { id: 'not-judged', state: 'unknown', dueOn: null, own: { state: 'unknown' }, because: { rule: 'no-group' } },
    ]);
  });
});

describe('levels and competencies', () => {
  it('give the highest level of the groups, the highest that was completed, and each competency', () => {
    const given = ask({ posts: [{ ...nurse, audiences: ['G2'] }] });
    expect(given).toMatchObject({ headlineLevel: 2, intercollegiate: null, levelHeld: 1 });
    expect(given.competencies).toEqual([
      { id: 'T1-C1', required: true, heldSince: '2025-03-01' },
      { id: 'T1-C2', required: true, heldSince: '2025-03-01' },
      { id: 'T2-C1', required: true },
    ]);
  });

  it('count what is accepted so far', () => {
    const given = ask({ evidence: [{ ...done, satisfies: ['T1-C1'] }] });
    expect(row(given)).toMatchObject({ state: 'overdue', progress: { required: 2, accepted: 1 } });
    expect(row(given)).not.toHaveProperty('heldSince');
    expect(given.levelHeld).toBeNull();
  });

  it('show what is held without being asked for as not required', () => {
    const given = ask({ evidence: [{ ...done, satisfies: ['T2-C1'] }] });
    expect(given.competencies).toContainEqual({ id: 'T2-C1', required: false, heldSince: '2025-03-01' });
  });
});

describe('what was known', () => {
  const late = { ...done, knownAt: '2026-02-01' };

  it('leaves out evidence that was recorded later, and numbers the rest as the question does', () => {
    expect(row(ask({ evidence: [late], knownAt: '2026-01-31' }))).toMatchObject({ state: 'overdue' });
    expect(row(ask({ evidence: [late, done], knownAt: '2026-01-31' }))).toMatchObject({
      state: 'current',
      because: { evidence: 1 },
    });
    expect(row(ask({ evidence: [late] }))).toMatchObject({ state: 'current' });
  });

  it('takes a day asked for as its end, and a day of recording as its beginning', () => {
    expect(row(ask({ evidence: [late], knownAt: '2026-02-01' }))).toMatchObject({ state: 'current' });
    expect(row(ask({ evidence: [{ ...done, knownAt: '2026-02-01T18:00:00Z' }], knownAt: '2026-02-01' }))).toMatchObject(
      { state: 'current' },
    );
    expect(
      row(ask({ evidence: [{ ...done, knownAt: '2026-02-01T18:00:00Z' }], knownAt: '2026-02-01T17:59:59Z' })),
    ).toMatchObject({ state: 'overdue' });
  });

  it('takes the day from the clock on the wall, an hour ahead in summer', () => {
    const evening = { ...done, knownAt: '2025-07-01T23:30:00Z' };
    expect(row(ask({ evidence: [evening], knownAt: '2025-07-01' }))).toMatchObject({ state: 'overdue' });
    expect(row(ask({ evidence: [evening], knownAt: '2025-07-02' }))).toMatchObject({ state: 'current' });
    expect(row(ask({ evidence: [{ ...done, knownAt: '2025-07-02' }], knownAt: '2025-07-01T23:30:00Z' }))).toMatchObject(
      { state: 'current' },
    );
  });

  it('takes evidence without a date of recording as always known', () => {
    expect(row(ask({ knownAt: '2000-01-01' }))).toMatchObject({ state: 'current' });
  });
});

describe('packs and options', () => {
  it('are all active packs unless some are named', () => {
    const practice = { ...nurse, agencyKind: 'gp' };
    expect(ask({ posts: [practice] }).packs.map((each) => each.id)).toEqual(['made-up', 'other']);
    expect(ask({ posts: [practice] }).requirements.map((each) => each.id)).toContain('OTHER');
    const named = ask({ posts: [practice], packs: ['made-up'] });
    expect(named.packs).toEqual([{ id: 'made-up', version: '1.0.0' }]);
    expect(named.requirements.map((each) => each.id)).not.toContain('OTHER');
  });

  it('refuse a pack that is not there', () => {
    expect(() => ask({ packs: ['made-up', 'nowhere'] })).toThrow(
      expect.objectContaining({ code: 'frameworks.unknown-pack', facts: { field: 'packs' } }),
    );
  });

  it.each([
    [{ 'AMB-NOBODY-1': 'a' }, 'frameworks.unknown-option'],
    [{ 'TEST-AGENCY': 'z' }, 'frameworks.unknown-reading'],
    [{ 'HOUSE-DUE-DAY': 'c' }, 'frameworks.unknown-reading'],
  ])('refuse the choice %j', (options, code) => {
    expect(() => ask({ options })).toThrow(expect.objectContaining({ code }));
  });

  it('are listed with those of the judge itself, each with a default among its readings', () => {
    const options = judgingOptions([pack, other]);
    expect(options.map((option) => option.id)).toEqual(
      [...pack.options, ...JUDGING_OPTIONS].map((option) => option.id),
    );
    for (const option of options) expect(Object.keys(option.readings)).toContain(option.default);
  });

  it('leave an answer as it is when the default is chosen by name', () => {
    const chosen = Object.fromEntries(judgingOptions([pack, other]).map((option) => [option.id, option.default]));
    expect(ask({ options: chosen })).toEqual(ask({}));
  });
});

describe('a question that cannot be right', () => {
  it('is refused for an override of a requirement that no pack has', () => {
    const posts = [{ ...nurse, overrides: [{ requirement: 'NOPE', intervalMonths: 12 }] }];
    expect(() => ask({ posts })).toThrow(expect.objectContaining({ code: 'compliance.question-faults' }));
  });

  it('is refused with all its faults: a group nobody knows, an end before the start', () => {
    const posts = [
      { ...nurse, audiences: ['G1', 'G7'] },
      { ...nurse, endsOn: '2023-12-31' },
    ];
    expect(() => ask({ posts })).toThrow(
      expect.objectContaining({
        code: 'compliance.question-faults',
        facts: {
          errors: [
            { field: 'posts.0.audiences', reason: 'no active pack has a group G7' },
            { field: 'posts.1.endsOn', reason: 'must not be before the start' },
          ],
        },
      }),
    );
  });

  it.each([
    ['a date that does not exist', { asAt: '2026-02-30' }],
    ['no date', { asAt: undefined }],
    ['a kind of evidence nobody knows', { evidence: [{ ...done, kind: 'certificate' }] }],
    ['a kind of agency nobody knows', { posts: [{ ...nurse, agencyKind: 'circus' }] }],
    ['an interval of no months', { posts: [{ ...nurse, overrides: [{ intervalMonths: 0 }] }] }],
    ['a field nobody knows', { posts: [{ ...nurse, audience: ['G1'] }] }],
    ['an instant without a zone', { knownAt: '2026-01-01T12:00:00' }],
  ])('does not parse: %s', (_, broken) => {
    expect(Question.safeParse({ posts: [nurse], evidence: [done], asAt: '2026-01-01', ...broken }).success).toBe(false);
  });

  it('is none at all for a person without posts or evidence', () => {
    expect(ask({ posts: [], evidence: [] })).toMatchObject({
      headlineLevel: null,
      levelHeld: null,
      competencies: [],
      requirements: [],
      spans: [],
    });
  });
});
