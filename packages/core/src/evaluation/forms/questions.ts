import type { Form, FormStage, Question, RatedKey } from '../schema.ts';
import { ratedKey } from './rated-key.ts';

/** Questions of a form are about these objectives, and what was said before. */
export interface Asked {
  readonly stage: FormStage;
  /** Of the course version; as many as the form takes are asked. */
  readonly objectives: readonly string[];
  /** What the same person rated on the sheet before. */
  readonly before: Readonly<Record<RatedKey, number>>;
}

/**
 * The questions of a form at one stage. What nobody rated before is asked twice afterwards: how it was, thinking back, and how it is now.
 *
 * @source Bath and North East Somerset, Appendix 6: each objective is rated before and after on the same scale
 * @source AMB-EV-4: ratings given thinking back are marked as such
 * @source AMB-EV-5: the form says how many objectives it takes
 */
export function questionsOf(form: Form, { stage, objectives, before }: Asked): readonly Question[] {
  return form.items.flatMap((item): Question[] => {
    if (!item.stages.includes(stage)) return [];
    if (item.kind !== 'objectives' && item.kind !== 'rating') return [{ item, lines: [] }];
    const rated = item.kind === 'rating' ? [undefined] : distinct(objectives).slice(0, form.mostObjectives);
    const isPaired = item.kind === 'objectives' || item.stages.includes('before');
    const lines = rated.map((objective) => {
      const key = ratedKey(item.id, objective);
      const said = stage === 'before' ? undefined : before[key];
      return {
        key,
        title: objective ?? item.title,
        ...(said !== undefined && { before: said }),
        asksThinkingBack: stage === 'after' && isPaired && said === undefined,
      };
    });
    const scale = form.scales.find(({ id }) => id === item.scale);
    return lines.length === 0 || scale === undefined ? [] : [{ item, lines, scale }];
  });
}

function distinct(objectives: readonly string[]): readonly string[] {
  return [...new Map(objectives.toReversed().map((each) => [ratedKey('', each), each])).values()].toReversed();
}
