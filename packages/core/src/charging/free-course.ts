import { read, type ChosenReadings } from '../readings.ts';
import type { QuoteQuestion } from './question.ts';
import type { ChargingPolicy } from './schema.ts';
import { isInArea } from './tier.ts';

/** Why a place has no price, and whether it is charged all the same when it is not used. */
export interface WithoutPrice {
  readonly rule: 'free-course' | 'not-priced';
  readonly title: string;
  readonly isLateCharged: boolean;
  readonly source: ChargingPolicy['source'];
}

/**
 * Whether a place has no price for this person: the policy names the course as free for her, or the course is of a kind that is priced
 * only where the course says so, or says itself that it is not priced.
 *
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5; from outside: AMB-BN-10; missed: AMB-BN-5; e-learning:
 *   AMB-BN-11
 */
export function withoutPrice(
  { agency, course }: Pick<QuoteQuestion, 'agency' | 'course'>,
  policy: ChargingPolicy,
  readings: ChosenReadings,
): WithoutPrice | undefined {
  const called = [course.ref, course.title].flatMap((name) => (name === undefined ? [] : [plainName(name)]));
  const free = policy.freeCourses.find(
    ({ names, offerKinds, area, kinds }) =>
      (plainNames(names).some((name) => called.includes(name)) ||
        (course.kind !== undefined && offerKinds.includes(course.kind))) &&
      isInArea(read(area, readings), agency.inArea) &&
      (kinds.length === 0 || kinds.includes(agency.kind)),
  );
  if (free) {
    const isLateCharged = read(free.lateCharge, readings) === 'as-others';
    return { rule: 'free-course', title: free.title, isLateCharged, source: free.source };
  }
  const { unpriced } = policy;
  const isKindWithout = course.kind !== undefined && unpriced?.offerKinds.includes(course.kind) === true;
  if (course.isPriced !== false && (course.isPriced === true || !isKindWithout)) return undefined;
  return {
    rule: 'not-priced',
    title: 'The course has no price',
    isLateCharged: unpriced !== undefined && read(unpriced.lateCharge, readings) === 'as-others',
    source: unpriced?.source ?? policy.source,
  };
}

const plainly = new WeakMap<readonly string[], readonly string[]>();

function plainNames(names: readonly string[]): readonly string[] {
  const known = plainly.get(names) ?? names.map(plainName);
  plainly.set(names, known);
  return known;
}

/** A name without what people type differently: capitals, apostrophes, spaces. */
function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/['’‘ʼ`´′]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
