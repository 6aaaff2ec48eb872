import { dateOf, PostId, type AgencyId, type PersonId } from '@trellis/core';
import type { Post } from '@trellis/core/people';
import type { Believed } from '@trellis/store';
import type { Random } from '../random.ts';
import type { AgencyPlanned } from './agency-plan.ts';
import type { CalendarOfFiles } from './calendar-of-files.ts';
import { believed } from './made-person.ts';
import type { Job } from './trades.ts';

/** From when to when somebody works somewhere, as day numbers; the last day is included, undefined: still there. */
export interface Stay {
  readonly from: number;
  readonly last: number | undefined;
}

/** What a post is, before it has dates. */
export interface PostMade {
  readonly id: string;
  readonly personId: PersonId;
  readonly at: AgencyPlanned;
  readonly job: Job;
  readonly team: string;
  readonly managerPersonId: PersonId | undefined;
}

const DAYS_OF_YEAR = 365;

/** When somebody came to an agency and, for one in five, when she left. Half of all people have been there for four years and more. */
export function stayAt(random: Random, at: AgencyPlanned, { began, today }: CalendarOfFiles, closedOn?: number): Stay {
  const last = closedOn === undefined ? today : closedOn - 1;
  const years = Math.min(28, -Math.log(1 - random.next()) * 6.2);
  const from = Math.max(last - 30 * DAYS_OF_YEAR, last - Math.round(years * DAYS_OF_YEAR) - random.below(30));
  if (closedOn === undefined && random.below(100) < 4) return { from: today - random.below(80), last: undefined };
  if (random.below(100) >= 19) return { from, last: undefined };
  const earliest = Math.max(from + 60, began);
  // Some have given notice and are still there.
  return { from, last: earliest >= last ? undefined : earliest + random.below(last - earliest + 40) };
}

/**
 * A post in every version that was ever believed: as the first file told it, later in another team or named for a group, and at last with its end,
 * which one in twenty agencies' files tell a month too late.
 */
export function versionsOf(
  random: Random,
  made: PostMade,
  stay: Stay,
  calendar: CalendarOfFiles,
): readonly Believed<Post>[] {
  const { at, job } = made;
  const [title, audience] = job;
  const isNamed = audience !== undefined && random.below(100) < 5;
  const first: Post = {
    id: PostId.parse(made.id),
    personId: made.personId,
    agencyId: at.agency.id as AgencyId,
    jobTitle: title,
    team: made.team,
    ...(made.managerPersonId === undefined ? {} : { managerPersonId: made.managerPersonId }),
    audiences: isNamed ? [audience] : [],
    flags: /^(Named|Designated)/.test(title) ? ['named-lead'] : [],
    startsOn: dateOf(stay.from),
  };
  const joined = calendar.began + at.joinedAfterMonths * 30;
  const known = Math.max(stay.from + random.below(12), joined);
  // Whoever is newer than the last file was put in by hand.
  const steps: [string | undefined, Post][] = [
    [calendar.fileAfter(known) ?? calendar.recordedOn(calendar.today - 1), first],
  ];
  let now = first;
  if (random.below(100) < 9) {
    now = { ...now, team: `${job[3]} ${1 + random.below(9)}` };
    steps.push([calendar.fileAfter(known + 40 + random.below(900)), now]);
  }
  if (stay.last !== undefined) {
    now = { ...now, endsOn: dateOf(stay.last) };
    const told = stay.last - 20 + random.below(random.below(20) === 0 ? 70 : 25);
    steps.push([calendar.fileAfter(Math.max(known + 40, told)), now]);
  }
  return believed(inOrder(steps));
}

/** What a version changed after the end was told is left out: nobody moves teams after she has left. */
function inOrder(steps: readonly [string | undefined, Post][]): readonly [string | undefined, Post][] {
  const end = steps.find(([, post]) => post.endsOn !== undefined)?.[0];
  return end === undefined ? steps : steps.filter(([from, post]) => post.endsOn !== undefined || (from ?? '') < end);
}
