import { dayOf, FOREVER, localDate } from '../../calendar.ts';
import { ALWAYS } from '../../frameworks/in-force/packs-on.ts';
import type { JudgedPost, Life } from '../judge/judge-input.ts';
import type { Question } from './question.ts';

/** The life that a question tells; of its evidence only what was known by the moment that is asked about. */
export interface LifeInQuestion extends Life {
  /** Of each piece of evidence its place in the question. */
  readonly positions: readonly number[];
}

/**
 * The life in a question, as the judge sees it.
 *
 * @source house contract of `POST /compliance/judge`
 */
export function lifeInQuestion(question: Question, timeZone: string): LifeInQuestion {
  const { knownAt } = question;
  const known = question.evidence
    .map((each, position) => ({ each, position }))
    .filter(
      ({ each }) => knownAt === undefined || each.knownAt === undefined || isKnownBy(each.knownAt, knownAt, timeZone),
    );
  return {
    posts: question.posts.map((post): JudgedPost => {
      const period = { from: dayOf(post.startsOn), to: post.endsOn === undefined ? FOREVER : dayOf(post.endsOn) + 1 };
      return {
        ...period,
        agencyKind: post.agencyKind,
        flags: post.flags,
        audiences: post.audiences.length === 0 ? [] : [{ ...period, ids: post.audiences }],
        overrides: post.overrides.map((each) => ({
          from: each.from === undefined ? ALWAYS : dayOf(each.from),
          to: FOREVER,
          requirementId: each.requirement,
          intervalMonths: each.intervalMonths,
        })),
      };
    }),
    evidence: known.map(({ each }) => ({
      kind: each.kind,
      satisfies: each.satisfies,
      achievedOn: dayOf(each.achievedOn),
      signedOffOn: signedOff(each, timeZone),
      hours: each.hours,
      participatoryHours: each.participatoryHours,
      domain: each.domain,
      recalledOn: each.recalledOn === undefined ? undefined : dayOf(each.recalledOn),
    })),
    positions: known.map(({ position }) => position),
  };
}

/** When evidence was signed off: as stated, or else the day it was recorded. */
function signedOff(evidence: Question['evidence'][number], timeZone: string): number | undefined {
  if (evidence.signedOffOn !== undefined) return dayOf(evidence.signedOffOn);
  if (evidence.knownAt === undefined) return undefined;
  return dayOf(localDay(evidence.knownAt, timeZone));
}

function isDate(moment: string): boolean {
  return moment.length === 10;
}

/** Asked about, a day means its end on the local clock; of evidence, its beginning. */
function isKnownBy(recorded: string, asked: string, timeZone: string): boolean {
  if (isDate(asked) || isDate(recorded)) return localDay(recorded, timeZone) <= localDay(asked, timeZone);
  return Date.parse(recorded) <= Date.parse(asked);
}

function localDay(moment: string, timeZone: string): string {
  return isDate(moment) ? moment : localDate(moment, timeZone);
}
