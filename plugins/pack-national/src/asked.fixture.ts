import { answer, Question, type RequirementAnswer } from '@trellis/core/compliance';
import { Pack, type Framework } from '@trellis/core/frameworks';
import type { z } from 'zod';

const source = { document: 'house', note: 'made up for tests' };
const staff: Framework = {
  id: 'staff',
  title: 'Staff',
  levels: [],
  audiences: [{ id: 'STAFF', title: 'Everybody', level: null, examples: [], examplesElsewhere: [], source }],
  competencies: [],
  knowledgeAreas: [],
  severalRoles: 'union',
  equivalent: [],
  source,
};

/** What is asked about somebody: one post, begun on 1 September 2025 if nothing else is said. */
export type Asked = Pick<z.input<typeof Question>, 'asAt' | 'evidence' | 'options' | 'packs'> &
  Partial<z.input<typeof Question>['posts'][number]>;

/** Asks the judge about one post under these packs, all of them at work as far as they are valid; drafts too, for their tests. */
export function judgedBy(
  inputs: readonly z.input<typeof Pack>[],
): (asked: Asked) => Readonly<Record<string, RequirementAnswer>> {
  const packs = inputs.map((input) => Pack.parse(input));
  const groups: Pack = Pack.parse({
    ...packs[0]!,
    id: 'staff',
    validFrom: null,
    validTo: null,
    frameworks: [staff],
    requirements: [],
    options: [],
    crosswalk: [],
    awards: [],
  });
  const rules = {
    packs: [groups, ...packs],
    activations: [groups, ...packs].map(({ id, version }) => ({
      packId: id,
      version,
      from: null,
      to: null,
      readings: {},
    })),
  };
  return ({ asAt, evidence, options, packs: named, ...post }) => {
    const question = Question.parse({
      posts: [{ agency: 'Place', audiences: ['STAFF'], startsOn: '2025-09-01', ...post }],
      evidence,
      asAt,
      options,
      packs: named,
    });
    return Object.fromEntries(answer(question, rules).requirements.map((each) => [each.id, each]));
  };
}
