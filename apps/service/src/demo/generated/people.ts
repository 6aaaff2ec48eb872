import { dateOf, dayOf, PersonId } from '@trellis/core';
import { Evidence } from '@trellis/core/evidence';
import { Person, Post, type StaffNumberAt } from '@trellis/core/people';
import { inventName } from '../names.ts';
import { randomOf, type Random } from '../random.ts';
import type { AgencyPlanned } from './agency-plan.ts';
import type { CalendarOfFiles } from './calendar-of-files.ts';
import { stayAt, versionsOf, type PostMade, type Stay } from './career.ts';
import { learningOf } from './learning.ts';
import type { MadePerson } from './made-person.ts';
import type { Job } from './trades.ts';

/** How many people have one manager. */
const TEAM = 14;

/** One in so many is somebody who was brought already, under another number. */
const TWICE = 1200;

/** What everybody of a partnership is made with. */
export interface Making {
  readonly seed: number;
  readonly agencies: readonly AgencyPlanned[];
  readonly calendar: CalendarOfFiles;
}

/** A team while its people are made. */
interface Team {
  readonly name: string;
  readonly jobs: readonly Job[];
  readonly lead: PersonId | undefined;
}

/**
 * The people whose first post is in an agency, one after the other, with all that is known of them: the same for the same seed and day. Each record is
 * checked as one that comes in a file is.
 */
export function* peopleOf(at: AgencyPlanned, making: Making): Generator<MadePerson> {
  const place = making.agencies.indexOf(at);
  const random = randomOf(Math.imul(making.seed + 1, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b));
  let team: Team = { name: '', jobs: at.trade.jobs, lead: undefined };
  let before: MadePerson['person'] | undefined;
  for (let number = 0; number < at.people; number++) {
    const isLead = number % TEAM === 0 && at.people - number > 2;
    const personId = PersonId.parse(`gp-${making.seed.toString(36)}-${at.agency.ref.toLowerCase()}-${number + 1}`);
    if (isLead) team = teamOf(random, at, number / TEAM, personId);
    const made = makePerson(random, { at, number, personId, team, isLead }, making);
    const isAlso = !isLead && before !== undefined && random.below(TWICE) === 0 ? before : undefined;
    before = isAlso === undefined ? made.person : undefined;
    yield {
      person: Person.parse({
        ...made.person,
        ...(isAlso && { givenName: isAlso.givenName, familyName: isAlso.familyName }),
      }),
      isAlso: isAlso?.id,
      posts: made.posts.map(checkedPost),
      evidence: made.evidence.map(checkedEvidence),
    };
  }
}

const checkedPost = (post: MadePerson['posts'][number]) => ({
  ...Post.parse(post),
  knownFrom: post.knownFrom,
  knownTo: post.knownTo,
});
const checkedEvidence = (record: MadePerson['evidence'][number]) => ({
  ...Evidence.parse(record),
  knownFrom: record.knownFrom,
  knownTo: record.knownTo,
});

function teamOf(random: Random, { trade, people }: AgencyPlanned, number: number, lead: PersonId): Team {
  const [, , , name] = random.weighted(trade.jobs.map((job) => [job, job[2]] as const));
  const jobs = trade.jobs.filter((job) => job[3] === name);
  return { name: people > 4 * TEAM ? `${name} ${number + 1}` : name, jobs, lead };
}

interface Newcomer {
  readonly at: AgencyPlanned;
  readonly number: number;
  readonly personId: PersonId;
  readonly team: Team;
  readonly isLead: boolean;
}

function makePerson(random: Random, newcomer: Newcomer, making: Making): MadePerson {
  const { at, number, personId, team, isLead } = newcomer;
  const { calendar } = making;
  const name = inventName(random);
  const [title, audience] = at.trade.leads;
  const job: Job = isLead
    ? [title, audience, 1, team.name]
    : random.weighted(team.jobs.map((each) => [each, each[2]] as const));
  const stay = stayAt(random, at, calendar, closedOn(at));
  const manager = isLead || team.lead === undefined ? undefined : team.lead;
  const own: PostMade = { id: `${personId}-o1`, personId, at, job, team: team.name, managerPersonId: manager };
  const stays: [PostMade, Stay][] = [
    [own, at.succession === undefined ? stay : { ...stay, last: stay.last ?? closedOn(at)! - 1 }],
  ];
  const successor = making.agencies.find(({ agency }) => agency.ref === at.succession?.into);
  if (successor !== undefined && stay.last === undefined)
    stays.push([
      { ...own, id: `${personId}-o2`, at: successor, managerPersonId: undefined },
      { from: closedOn(at)!, last: undefined },
    ]);
  else if (random.below(1000) < 83) stays.push(besides(random, newcomer, making, stay));
  const posts = stays.flatMap(([made, of]) => versionsOf(random, made, of, calendar));
  const staffNumbers = stays.map(([made], index): StaffNumberAt => ({
    agencyId: made.at.agency.id,
    staffNumber:
      index === 0 ? `${at.agency.ref}-${10_001 + number}` : `${made.at.agency.ref}-${at.agency.ref}${10_001 + number}`,
  }));
  const last = stays.at(-1)![1].last;
  const learner = {
    personId,
    stay: { from: stay.from, last },
    audience: job[1],
    isEarlyYears: at.trade.isEarlyYears === true,
    joined: calendar.began + at.joinedAfterMonths * 30,
  };
  const local = `${name.givenName}.${name.familyName}.${number + 1}`.toLowerCase().replaceAll(/[^a-z0-9.-]/g, '');
  return {
    person: {
      id: personId,
      ...name,
      formerNames:
        random.below(90) === 0
          ? [
              {
                ...inventName(random),
                givenName: name.givenName,
                until: dateOf(calendar.today - 100 - random.below(1500)),
              },
            ]
          : [],
      ...(random.below(100) < 86 ? { workEmail: `${local}@${at.mail}` } : {}),
      staffNumbers: distinct(staffNumbers),
    },
    posts,
    evidence: learningOf(random, learner, calendar),
  };
}

/** A second post beside the first: in another agency, or in another team of her own. */
function besides(
  random: Random,
  { at, number, personId, team }: Newcomer,
  { agencies, calendar }: Making,
  stay: Stay,
): [PostMade, Stay] {
  const open = agencies.filter((each) => each.people > 0 && each.succession === undefined);
  const place = random.weighted(open.map((each) => [each, Math.sqrt(each.people)] as const));
  const job = random.weighted(place.trade.jobs.map((each) => [each, each[2]] as const));
  const from = Math.min(calendar.today - 1, stay.from + random.below(900));
  const last =
    stay.last === undefined && random.below(4) > 0
      ? undefined
      : Math.max(from, Math.min(calendar.today - 1, from + 60 + random.below(1200)));
  return [
    {
      id: `${personId}-o2`,
      personId,
      at: place,
      job,
      team: place === at ? `${job[3]} ${1 + (number % 3)}` : job[3],
      managerPersonId: place === at ? team.lead : undefined,
    },
    { from, last },
  ];
}

function closedOn({ succession }: AgencyPlanned): number | undefined {
  return succession === undefined ? undefined : dayOf(succession.on);
}

function distinct(numbers: readonly StaffNumberAt[]): StaffNumberAt[] {
  return [...new Map(numbers.map((each) => [each.agencyId, each])).values()];
}
