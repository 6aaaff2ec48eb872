import type { Finding } from '../../errors.ts';
import { repeated, twice } from '../../reading-faults.ts';
import type { Form, FormHeading, FormItem, FormStage } from './form.ts';

/** Asked of a person by name, at a time when the sheet has to find its way back to her. */
const NAMED_STAGES: readonly FormStage[] = ['before', 'follow-up', 'manager'];

/** What a sheet may be headed with that nobody can be told by. */
const UNNAMED_HEADINGS: readonly FormHeading[] = ['course-title', 'course-date'];

/**
 * What a form names and does not have, or has twice, and what would leave it without an answer that says anything.
 *
 * @returns fields as dotted paths, with the ids of what has one
 * @source house an anonymous sheet cannot be found again, so that nothing can be asked before, later, or of a manager
 */
export function formFaults(form: Form): readonly Finding[] {
  const asked = new Set(form.items.flatMap((item) => item.stages));
  const objectives = form.items.filter((item) => item.kind === 'objectives');
  return [
    ...twice('scales', form.scales),
    ...form.scales.flatMap(({ id, labels }) =>
      repeated(labels).map((label) => fault(`scales.${id}.labels`, `"${label}" is there twice`)),
    ),
    ...(form.naming === 'anonymous' ? form.headings.filter((heading) => !UNNAMED_HEADINGS.includes(heading)) : []).map(
      (heading) => fault('headings', `an anonymous form cannot be headed with ${heading}`),
    ),
    ...twice('items', form.items),
    ...form.items.flatMap((item) => itemFaults(item, form)),
    ...(objectives.length > 1 ? [fault('items', 'objectives are asked for twice; one question has all of them')] : []),
    ...(asked.has('after') ? [] : [fault('items', 'nothing is asked after the course')]),
    ...(asked.has('manager') && !asked.has('follow-up')
      ? [fault('items', 'managers are asked and learners are not; ask something at the follow-up')]
      : []),
  ];
}

function itemFaults(item: FormItem, { naming, scales }: Form): readonly Finding[] {
  const place = `items.${item.id}`;
  const unlinkable = naming === 'anonymous' ? item.stages.filter((stage) => NAMED_STAGES.includes(stage)) : [];
  return [
    ...repeated(item.stages).map((stage) => fault(`${place}.stages`, `${stage} is there twice`)),
    ...unlinkable.map((stage) =>
      fault(`${place}.stages`, `an anonymous form cannot ask at ${stage}, because nobody could tell whose sheet it is`),
    ),
    ...('scale' in item && !scales.some(({ id }) => id === item.scale)
      ? [fault(`${place}.scale`, `there is no scale ${item.scale}`)]
      : []),
    ...(item.kind === 'objectives' && item.stages.includes('manager')
      ? [fault(`${place}.stages`, 'a manager is not asked to rate the objectives of somebody else')]
      : []),
    ...(item.kind === 'choice' ? twice(`${place}.choices`, item.choices) : []),
    ...(item.kind === 'text' && item.isPlan && naming === 'anonymous'
      ? [fault(`${place}.isPlan`, 'an anonymous answer cannot be part of a plan')]
      : []),
  ];
}

function fault(field: string, reason: string): Finding {
  return { field, reason };
}
