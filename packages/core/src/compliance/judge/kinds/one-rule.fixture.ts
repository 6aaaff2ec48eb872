import { dateOf, dayOf, FOREVER } from '../../../calendar.ts';
import { requirementsInForce } from '../../../frameworks/in-force/in-force.ts';
import { Pack } from '../../../frameworks/schema.ts';
import type { JudgedEvidence, Life } from '../judge-input.ts';
import { judge, type JudgedSpan } from '../judge.ts';
import { JUDGING_OPTIONS } from '../options.ts';

const source = { document: 'house', note: 'made up for this test' };

/** What differs from a post of one group, begun on 2023-01-01, that is asked one thing by one version of a pack. */
export interface OneRule {
  readonly rule: Readonly<Record<string, unknown>>;
  /** Other rules for the same thing, each from a day. */
  readonly later?: readonly { readonly from: string; readonly rule: Readonly<Record<string, unknown>> }[];
  /** Other requirements of the same group. */
  readonly beside?: readonly Readonly<Record<string, unknown>>[];
  readonly requirement?: Readonly<Record<string, unknown>>;
  readonly options?: readonly Readonly<Record<string, unknown>>[];
  readonly readings?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  readonly startsOn?: string;
  readonly evidence: readonly Piece[];
}

/** A piece of evidence that names the requirement unless it says otherwise. */
export interface Piece extends Partial<Pick<JudgedEvidence, 'kind' | 'hours' | 'participatoryHours' | 'domain'>> {
  readonly on: string;
  readonly satisfies?: readonly string[];
  readonly recalledOn?: string;
}

const WORDS = { title: 'Made up', summary: 'Do it.', clock: 'activity', appliesTo: { audiences: ['G'] }, source };

function packOf(asked: OneRule, rule: OneRule['rule'], version: string): Pack {
  const shared = { id: 'R', first: { kind: 'within', of: { months: 12 } }, noticeDays: 90, source };
  return Pack.parse({
    id: 'made-up',
    version,
    title: 'Made up',
    kind: 'test',
    validFrom: null,
    validTo: null,
    status: 'active',
    frameworks: [
      {
        id: 'made-up',
        title: 'Made up',
        levels: [],
        audiences: [{ id: 'G', title: 'Everybody', level: null, source }],
        competencies: [],
        severalRoles: 'union',
        source,
      },
    ],
    requirements: [
      { ...WORDS, id: 'ASKED', rule: { ...shared, ...rule }, ...asked.requirement },
      ...(asked.beside ?? []).map((each) => ({ ...WORDS, ...each, rule: { ...shared, ...(each['rule'] as object) } })),
    ],
    options: (asked.options ?? []).map((option) => ({ point: 'made up', default: 'a', source, ...option })),
    source,
  });
}

/** What that post is asked, and whoever holds it with that evidence. */
export function oneRule(asked: OneRule) {
  const versions = [{ from: undefined, rule: asked.rule }, ...(asked.later ?? [])];
  const packs = versions.map(({ rule }, index) => packOf(asked, rule, `${index + 1}.0.0`));
  const requirements = requirementsInForce(
    packs,
    versions.map(({ from }, index) => ({
      packId: 'made-up',
      version: packs[index]!.version,
      from: from ?? null,
      to: null,
      readings: {},
    })),
    JUDGING_OPTIONS,
    asked.readings ?? {},
  );
  const from = dayOf(asked.startsOn ?? '2023-01-01');
  const life: Life = {
    posts: [
      {
        from,
        to: FOREVER,
        agencyKind: undefined,
        flags: asked.flags ?? [],
        audiences: [{ from, to: FOREVER, ids: ['G'] }],
        overrides: [],
      },
    ],
    evidence: asked.evidence.map(({ on, recalledOn, ...piece }) => ({
      kind: 'completion',
      satisfies: ['ASKED'],
      achievedOn: dayOf(on),
      signedOffOn: undefined,
      recalledOn: recalledOn === undefined ? undefined : dayOf(recalledOn),
      ...piece,
    })),
  };
  return { life, requirements };
}

/** The judgements of that post, each as "from state, due day": the run-up to the post is left out. */
export function told(asked: OneRule): readonly string[] {
  return spansOf(asked).map(
    ({ from, state, dueOn }) => `${dateOf(from)} ${state}${dueOn === null ? '' : `, due ${dateOf(dueOn)}`}`,
  );
}

/** The judgements themselves. */
export function spansOf(asked: OneRule): readonly JudgedSpan[] {
  const { life, requirements } = oneRule(asked);
  return judge(life, [0], requirements).filter(
    ({ requirement, to }) => requirement === 'ASKED' && to > life.posts[0]!.from,
  );
}
