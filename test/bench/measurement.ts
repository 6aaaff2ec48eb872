/** One figure of the benchmark: what was measured, and how it stands against its limit in the same run. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The figure as a ratio, which holds from one machine to the next better than the figure itself. */
  readonly ratio?: number;
  /** What the ratio is taken against. */
  readonly against?: string;
  /** What design section 11 asks to hold. */
  readonly hold?: string;
}

/** A measurement as a line of a table. */
export function lineOf({ name, value, unit, ratio, against, hold }: Measurement): string {
  const figure = value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toPrecision(3);
  const parts = [
    name,
    `${figure} ${unit}`,
    ratio === undefined ? '' : `${ratio.toPrecision(3)} x ${against ?? ''}`,
    hold === undefined ? '' : `hold: ${hold}`,
  ];
  return parts.filter(Boolean).join(' | ');
}
