import type { ErrorWords } from './error-words.ts';
import { useApi } from './services.tsx';
import { useLoad } from './use-load.ts';

/** Something that a course can satisfy. */
export interface Satisfiable {
  readonly id: string;
  readonly title: string;
  /** What sort of thing it is, for the order of the list and the line under it. */
  readonly what: string;
}

/** All that the installed packs let a course satisfy. */
export interface SatisfiableKnown {
  readonly all: readonly Satisfiable[];
  /** What an id is called; the id itself where no installed pack has it any more. */
  readonly titleOf: (id: string) => string;
  readonly isLoaded: boolean;
  readonly error: ErrorWords | undefined;
}

/** Loads requirements, levels and competencies of the installed packs, requirements first. */
export function useSatisfiable(): SatisfiableKnown {
  const api = useApi();
  const packs = useLoad(() => api.frameworks.packs.query(), []);
  const found = (packs.answer?.packs ?? []).flatMap((pack): Satisfiable[] => [
    ...pack.requirements.map(({ id, title }) => ({ id, title, what: `Requirement, ${pack.title}` })),
    ...pack.frameworks.flatMap((framework) => [
      ...framework.levels.map(({ id, title, number }) => ({
        id,
        title: title.startsWith('Level ') ? title : `Level ${number}: ${title}`,
        what: framework.title,
      })),
      ...framework.competencies.flatMap(({ id, title, level, units }) => {
        const number = framework.levels.find((each) => each.id === level)?.number;
        const what = `Competency${number === undefined ? '' : ` of level ${number}`}, ${framework.title}`;
        return [
          { id, title, what },
          ...units.map((unit) => ({ id: unit.id, title: unit.title, what: `Part of “${title}”` })),
        ];
      }),
    ]),
  ]);
  const all = [...new Map(found.map((each) => [each.id, each])).values()];
  const titles = new Map(all.map(({ id, title }) => [id, title]));
  return {
    all,
    titleOf: (id) => titles.get(id) ?? id,
    isLoaded: packs.answer !== undefined,
    error: packs.error,
  };
}
