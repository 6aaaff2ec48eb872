import { changeOf, sumPairs, verdictOf } from '@trellis/core/evaluation';
import { formOf, type ChosenReadings, type ThemeRule } from '@trellis/core/frameworks';
import { describe, expect, it } from 'vitest';
import examples from './evaluation-examples.json' with { type: 'json' };
import { banesEvaluation2021Pack } from './index.ts';

const byDefault = Object.fromEntries(banesEvaluation2021Pack.options.map((option) => [option.id, option.default]));

function formAs(readings: ChosenReadings = {}) {
  return formOf(banesEvaluation2021Pack.forms[0]!, { ...byDefault, ...readings });
}

/** What one run says of an objective under the form's rule, and whether a review of the course is opened. */
function judge({ pairs, unmet }: { readonly pairs: number; readonly unmet: number }, theme: ThemeRule) {
  const { verdict } = verdictOf([{ pairs, unmet }], theme);
  return { verdict, opensReview: verdict === 'theme' && theme.opensReview };
}

describe('the worked examples of evaluation', () => {
  it.each(examples.changes)('$id: $title', ({ before, after, expect: facts }) => {
    const pairs = before.map((rank, index) => ({ before: rank, after: after[index]! }));
    const change = changeOf(sumPairs(pairs), formAs().scales[0]!.labels.length)!;
    expect({
      pairs: change.pairs,
      meanBefore: change.before.mean,
      meanAfter: change.after.mean,
      gain: change.gain.mean,
    }).toEqual(facts);
  });

  it.each(examples.themes)('$id: $title', ({ pairs, unmet, expect: { share, ...facts } }) => {
    expect(judge({ pairs, unmet }, formAs().theme)).toEqual(facts);
    expect(unmet / pairs).toBeCloseTo(share, 3);
  });

  it.each(examples.themes.flatMap((example) => example.otherwise.map((other) => ({ ...example, ...other }))))(
    '$id where a coordinator judges: $title',
    ({ pairs, unmet, options, expect: facts }) => {
      expect(judge({ pairs, unmet }, formAs(options).theme)).toMatchObject(facts);
    },
  );

  it('WE-56 and WE-57 come to the same on a scale of three points', () => {
    const { theme } = formAs({ 'AMB-EV-1': 'b' });
    for (const { pairs, unmet, expect: facts } of examples.themes)
      expect(judge({ pairs, unmet }, theme)).toMatchObject({ verdict: facts.verdict });
  });
});
