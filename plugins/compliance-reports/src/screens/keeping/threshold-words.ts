import type { FieldError } from '@trellis/ui/error-summary';

/** The bounds between which a partnership chooses. */
const LEAST = 3;
const MOST = 20;

/** Which counts are withheld, in a sentence. */
export function thresholdWords(threshold: number, isDefault: boolean): string {
  const words = `Counts from 1 to ${threshold - 1} are withheld from everybody beyond the agency.`;
  return isDefault ? `${words} Nobody has decided otherwise yet.` : words;
}

/** What is wrong with a new threshold. */
export function thresholdFaults({
  threshold,
  why,
}: {
  readonly threshold: string;
  readonly why: string;
}): readonly FieldError[] {
  const value = /^\d{1,3}$/.test(threshold.trim()) ? Number(threshold) : 0;
  return [
    ...(value < LEAST || value > MOST
      ? [{ fieldId: 'threshold', text: `Enter a whole number from ${LEAST} to ${MOST}` }]
      : []),
    ...(why.trim() === '' ? [{ fieldId: 'threshold-why', text: 'Say why, and who decided it' }] : []),
  ];
}
