import type { FieldError } from '@trellis/ui/error-summary';

/** Which counts are withheld, in a sentence. */
export function thresholdWords(threshold: number, isDefault: boolean): string {
  const words = `Counts from 1 to ${threshold - 1} are withheld from everybody beyond the agency.`;
  return isDefault ? `${words} Nobody has decided otherwise yet.` : words;
}

/** What is wrong with a new threshold. */
export function thresholdFaults({
  threshold,
  why,
  least,
  most,
}: {
  readonly threshold: string;
  readonly why: string;
  readonly least: number;
  readonly most: number;
}): readonly FieldError[] {
  const value = /^\d{1,3}$/.test(threshold.trim()) ? Number(threshold) : 0;
  return [
    ...(value < least || value > most
      ? [{ fieldId: 'threshold', text: `Enter a whole number from ${least} to ${most}` }]
      : []),
    ...(why.trim() === '' ? [{ fieldId: 'threshold-why', text: 'Say why, and who decided it' }] : []),
  ];
}
