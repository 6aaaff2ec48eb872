import { describe, expect, it } from 'vitest';
import { dayOf, FOREVER } from '../../calendar.ts';
import { requirementsInForce } from '../../frameworks/in-force/in-force.ts';
import { Pack } from '../../frameworks/schema.ts';
import madeUp from '../../frameworks/made-up-pack.json' with { type: 'json' };
import type { JudgedPost } from '../judge/judge-input.ts';
import { judgeLife } from './life-spans.ts';
import { JUDGING_OPTIONS } from '../judge/options.ts';

const pack = Pack.parse(madeUp);
const activation = { packId: pack.id, version: pack.version, from: null, to: null, readings: {} };
const rules = requirementsInForce([pack], [activation], JUDGING_OPTIONS);

function post(groups: readonly string[], flags: readonly string[] = []): JudgedPost {
  const period = { from: dayOf('2024-01-01'), to: FOREVER };
  return { ...period, agencyKind: undefined, flags, audiences: [{ ...period, ids: groups }], overrides: [] };
}

function judged(...posts: readonly JudgedPost[]) {
  const places = posts.map((_, index) => ({ id: `post-${index}`, agencyId: `agency-${index}` }));
  const learnt = { kind: 'completion', satisfies: ['T1', 'T2'], achievedOn: dayOf('2024-03-01') } as const;
  return judgeLife({ posts, evidence: [{ ...learnt, signedOffOn: undefined }] }, places, rules);
}

describe('what is stored of a life', () => {
  it('leaves her own answer out where she has one post, or where her posts change nothing of each other', () => {
    expect(judged(post(['G1'])).person).toEqual([]);
    expect(judged(post(['G1']), post(['G1'])).person).toEqual([]);
    expect(judged(post(['G1']), post(['G1'])).alone).toHaveLength(2 * judged(post(['G1'])).alone.length);
  });

  it('has her own answer where one post shortens the interval of another, and each agency sees its own still', () => {
    const { alone, person, whole } = judged(post(['G1']), post(['G1'], ['named-lead']));
    const monthsOf = (spans: typeof alone, index: number) =>
      new Set(spans.filter((span) => span.post === index).map((span) => span.basis.intervalMonths));
    expect(monthsOf(alone, 0)).not.toEqual(monthsOf(alone, 1));
    expect(monthsOf(person, 0)).toEqual(monthsOf(alone, 1));
    expect(new Set(whole.map((span) => span.post))).toEqual(new Set([0, 1]));
  });
});
