import { packsOn } from '../../frameworks/in-force/packs-on.ts';
import type { Pack, PackActivation, ReturnTemplate } from '../../frameworks/schema.ts';
import type { FigureAnswer, HeadcountReturn } from '../schema.ts';
import { countedIn, judgedIn, upToDateIn } from '../../compliance/state-counts.ts';
import { latestReturnOn } from './latest-return.ts';
import { reachOf } from './reach.ts';
import type { Dispute, Figures, ReturnFigure } from './schema.ts';

/**
 * The training part of a return that a partnership asks for where no pack has one of its own: one topic, everything asked.
 *
 * @source house cycles, topics and deadlines are local
 */
const PLAIN_TEMPLATE: Pick<ReturnTemplate, 'title' | 'topics'> & { readonly dueOn?: string } = {
  title: 'Section 11, training',
  topics: [{ id: 'everything', title: 'Everything asked', requirements: [] }],
};

/**
 * The template of the return that is at work on a day: of the pack that was put to work last.
 *
 * @source house
 */
export function templateOn(
  packs: readonly Pack[],
  activations: readonly PackActivation[],
  asAt: string,
): typeof PLAIN_TEMPLATE {
  const templates = packsOn({ packs, activations }, asAt).flatMap(({ pack }) => pack.returnTemplates);
  return templates[0] ?? PLAIN_TEMPLATE;
}

/**
 * The figures of an agency's return, each with what it is of, how it came about and of which day.
 *
 * @source house prefilled with counts, method and date, so that the agency confirms or disputes each
 */
export function returnFigures(
  figures: Pick<Figures, 'asAt' | 'agencies' | 'requirements'>,
  template: typeof PLAIN_TEMPLATE,
  returns: readonly HeadcountReturn[],
): readonly ReturnFigure[] {
  const agency = figures.agencies[0]!;
  const reach = reachOf(agency);
  const byRecords = { method: 'Judged from the records we hold', on: figures.asAt };
  return [
    {
      figure: 'headcount',
      label: 'People who work in the agency',
      value: agency.returned?.headcount ?? null,
      of: null,
      method: agency.returned === null ? 'Not returned' : 'As the agency returned it',
      on: agency.returned?.on ?? null,
    },
    {
      figure: 'records',
      label: 'People whose training we can judge from records',
      value: judgedIn(agency.whole),
      of: reach.scope,
      ...byRecords,
    },
    ...template.topics.flatMap((topic): ReturnFigure[] => {
      if (topic.requirements.length === 0)
        return [
          {
            figure: `topic:${topic.id}`,
            label: `${topic.title}: people up to date`,
            value: reach.method === 'none' ? null : reach.upToDate,
            of: reach.scope,
            ...(reach.method === 'return'
              ? { method: 'As the agency returned it', on: agency.returned!.on }
              : byRecords),
          },
        ];
      return topic.requirements.flatMap((id) => requirementFigure(id, topic.id, figures, returns));
    }),
  ];
}

function requirementFigure(
  id: string,
  topic: string,
  { asAt, agencies, requirements }: Pick<Figures, 'asAt' | 'agencies' | 'requirements'>,
  returns: readonly HeadcountReturn[],
): readonly ReturnFigure[] {
  const known = requirements.find(({ requirement }) => requirement === id);
  const told = latestReturnOn(
    returns.filter(
      (each) =>
        each.agencyId === agencies[0]!.agencyId &&
        each.requirement === id &&
        each.audience === undefined &&
        each.trained !== undefined,
    ),
    asAt,
  );
  if (known === undefined && told === undefined) return [];
  const common = { figure: `topic:${topic}:${id}`, label: `${known?.title ?? id}: posts up to date` };
  if (told !== undefined)
    return [{ ...common, value: told.trained!, of: told.headcount, method: 'As the agency returned it', on: told.on }];
  const { states } = known!;
  return [
    {
      ...common,
      value: upToDateIn(states),
      of: countedIn(states),
      method: 'Judged from the records we hold',
      on: asAt,
    },
  ];
}

/** Figures with what the agency says of each. @source house */
export function answered(figures: readonly ReturnFigure[], answers: readonly FigureAnswer[]): readonly ReturnFigure[] {
  const byFigure = new Map(answers.map((each) => [each.figure, each.answer]));
  return figures.map((each) => (byFigure.has(each.figure) ? { ...each, answer: byFigure.get(each.figure)! } : each));
}

/** The figures that an agency disputes, ours beside theirs. @source house a disputed figure is shown as such, and not put right for anybody */
export function disputesOf(
  agencyId: string,
  figures: readonly ReturnFigure[],
  answers: readonly FigureAnswer[],
): readonly Dispute[] {
  const disputed = answers.filter(({ answer }) => answer === 'disputed');
  return disputed.flatMap(({ figure, value, why }) => {
    const ours = figures.find((each) => each.figure === figure);
    return ours === undefined
      ? []
      : [{ agencyId, label: ours.label, ours: ours.value, theirs: value ?? null, why: why ?? '' }];
  });
}
