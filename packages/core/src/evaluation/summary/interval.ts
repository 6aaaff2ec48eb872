/** Student's t at 97.5 % for 1 to 30 degrees of freedom. */
const STUDENT: readonly number[] = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788, 2.1604, 2.1448, 2.1314,
  2.1199, 2.1098, 2.1009, 2.093, 2.086, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
];

/** Of the normal distribution at 97.5 %. */
const NORMAL = 1.959964;

/**
 * Student's t that 95 % lie within, on both sides of nought.
 *
 * @param freedom - degrees of freedom, from 1
 * @source house tables up to 30; from there the expansion of Cornish and Fisher, right to four decimals
 */
export function studentT(freedom: number): number {
  const known = STUDENT[freedom - 1];
  if (known !== undefined) return known;
  const z = NORMAL;
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3)
  );
}

/**
 * A mean with the interval that holds what it would be among many more people in 95 of 100 cases, out of sums.
 *
 * @param bounds - what is possible at all: the interval is cut there
 * @returns without an interval where fewer than two values, or all alike, say nothing about it
 * @source house an interval by Student's t; five who all said the same are no proof that everybody would
 */
export function estimate(
  { count, sum, squares }: { readonly count: number; readonly sum: number; readonly squares: number },
  bounds: { readonly least: number; readonly most: number },
): { readonly mean: number; readonly low?: number; readonly high?: number } {
  const mean = rounded(sum / count);
  // In whole numbers, so that nothing is left of rounding where all are alike.
  const spread = count * squares - sum * sum;
  if (count < 2 || spread <= 0) return { mean };
  const reach = studentT(count - 1) * Math.sqrt(spread / (count * count * (count - 1)));
  return {
    mean,
    low: rounded(Math.max(bounds.least, sum / count - reach)),
    high: rounded(Math.min(bounds.most, sum / count + reach)),
  };
}

/** Four decimals: the same text on every machine. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
