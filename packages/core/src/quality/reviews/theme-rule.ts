import { canonicalJson } from '../../canonical-json.ts';
import type { Verdict } from '../../evaluation/summary/themes.ts';
import type { EvaluationRun } from '../../evaluation/store.ts';
import type { Form, Pack } from '../../frameworks/schema.ts';
import { hangsOnOption } from '../../readings.ts';

/**
 * The rule by which an objective became a theme, in words: what the form asks for, and who says so: the option of its pack that was read that way,
 * or else the form.
 *
 * @param run.pack - whose form it is; absent: the partnership's own
 * @source house numbers are told with the rule that made them
 */
export function themeRule(
  { form, pack }: { readonly form: Form; readonly pack?: EvaluationRun['pack'] },
  because: NonNullable<Verdict['because']>,
  packs: readonly Pack[],
): string {
  const { sharePercent, againPercent, pairs } = form.theme;
  const words = {
    share: `at least ${sharePercent}% of at least ${pairs} people`,
    again: `at least ${againPercent}% of at least ${pairs} people, in two runs in a row`,
    pooled: `at least ${sharePercent}% of at least ${pairs} people, of runs too small by themselves`,
  };
  const option = optionOf(
    form,
    packs.find(({ id, version }) => id === pack?.id && version === pack.version),
  );
  return `${words[because]} (${option ?? `“${form.title}”, version ${form.version}`})`;
}

/** The option that the rule of a pack's form hangs on, with the letter that it was read by. */
function optionOf({ id, version, theme }: Form, pack: Pack | undefined): string | undefined {
  const asked = pack?.forms.find((each) => each.id === id && each.version === version)?.theme;
  if (!hangsOnOption(asked)) return undefined;
  const read = Object.entries(asked.readings).find(([, rule]) => canonicalJson(rule) === canonicalJson(theme));
  return read && `${asked.option}:${read[0]}`;
}
