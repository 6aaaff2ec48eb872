import { read, type ChosenReadings } from '../readings.ts';
import { flagsOf, type QuoteQuestion } from './question.ts';
import type { ChargingPolicy, Tier, TierRow, TurnoverBand } from './schema.ts';

/** The tier of an agency, and the row of the price list that put it there. */
export interface PlacedInTier {
  readonly tier: Tier;
  readonly row: Pick<TierRow, 'id' | 'title' | 'source'>;
}

/** The row of whoever fits no other. */
const EVERYBODY_ELSE = 'everybody-else';

/**
 * Which tier an agency pays: the first row of the list that fits it or, where the policy is read so, the fitting row with the lowest
 * price. Whoever fits none is among everybody else.
 *
 * @param pricePence - what a place on this course costs in a tier
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5; the order of rows: AMB-BN-1
 */
export function tierOf(
  policy: ChargingPolicy,
  asked: Pick<QuoteQuestion, 'agency' | 'flags'>,
  readings: ChosenReadings,
  pricePence: (tier: Tier) => number,
): PlacedInTier {
  const { agency } = asked;
  const flags = flagsOf(asked);
  const allNamed = new Set(policy.rows.flatMap((row) => row.named));
  const fitting: TierRow[] = [];
  const bands = bandsOf(policy.turnoverBands, agency.annualTurnoverPence, readings);
  for (const row of policy.rows) {
    if (!isThere(row, readings) || !fits(row, agency, flags, bands, allNamed, readings)) continue;
    fitting.push(row);
    if (row.isFinal) break;
  }
  const tierNumbered = (number: number): Tier => policy.tiers.find((tier) => tier.number === number)!;
  const placed = fitting.map((row): PlacedInTier => ({ tier: tierNumbered(row.tier), row }));
  const byPrice = (one: PlacedInTier, other: PlacedInTier): number => pricePence(one.tier) - pricePence(other.tier);
  const chosen = read(policy.severalRows, readings) === 'lowest' ? placed.toSorted(byPrice)[0] : placed[0];
  const { tier, title, source } = policy.everybodyElse;
  return chosen ?? { tier: tierNumbered(tier), row: { id: EVERYBODY_ELSE, title, source } };
}

/**
 * Whether a row is in the price list at all under the readings chosen.
 *
 * @source house
 */
export function isThere({ under }: TierRow, readings: ChosenReadings): boolean {
  return Object.entries(under).every(([option, letters]) => letters.includes(readings[option]!));
}

function fits(
  row: TierRow,
  agency: QuoteQuestion['agency'],
  flags: readonly string[],
  bands: readonly string[],
  allNamed: ReadonlySet<string>,
  readings: ChosenReadings,
): boolean {
  const names = [agency.kind, ...(agency.named === undefined ? [] : [agency.named])];
  return (
    (row.kinds.length === 0 || row.kinds.includes(agency.kind)) &&
    (row.named.length === 0 || row.named.some((name) => names.includes(name as never))) &&
    (!row.isUnnamedOnly || !names.some((name) => allNamed.has(name))) &&
    isInArea(read(row.area, readings), agency.inArea) &&
    (row.turnover.length === 0 || row.turnover.some((band) => bands.includes(band))) &&
    (row.flags.length === 0 || row.flags.some((flag) => flags.includes(flag)))
  );
}

/**
 * Whether somebody inside or outside a policy's area is meant.
 *
 * @source house
 */
export function isInArea(area: 'inside' | 'outside' | 'anywhere', inArea: boolean): boolean {
  return area === 'anywhere' || (area === 'inside') === inArea;
}

/** The bands that a turnover lies in; `unknown` when it is not known. */
function bandsOf(
  bands: readonly TurnoverBand[],
  turnoverPence: number | undefined,
  readings: ChosenReadings,
): readonly string[] {
  if (turnoverPence === undefined) return ['unknown'];
  return bands
    .filter(({ fromPence = 0, isFromIncluded, toPence = Infinity, isToIncluded }) => {
      const isAbove = turnoverPence > fromPence || (turnoverPence === fromPence && read(isFromIncluded, readings));
      const isBelow = turnoverPence < toPence || (turnoverPence === toPence && read(isToIncluded, readings));
      return isAbove && isBelow;
    })
    .map((band) => band.id);
}
