import { hoursInWords, inWords } from '@trellis/core';
import type { PathwayRow, PersonAnswer } from '@trellis/core/compliance';
import { evidenceKindWords } from '@trellis/plugin/screens';
import { capital } from '@trellis/ui/capital';
import { daysAway, longDate } from '@trellis/ui/long-date';
import { many } from '@trellis/ui/plural-words';
import { notJudgedLine } from './not-judged-words.ts';

type Post = PersonAnswer['posts'][number];

/** Whether the reader is the person herself, or somebody who looks after her. */
export type Reader = 'self' | 'other';

/** The state with its day, as one line under a requirement's title. */
export function stateLine(row: Pick<PathwayRow, 'state' | 'dueOn'>, asAt: string): string {
  const { state, dueOn } = row;
  const day = dueOn === null ? '' : longDate(dueOn);
  switch (state) {
    case 'overdue':
      return `Overdue since ${day}`;
    case 'due-soon':
      return `Due soon: by ${day}, ${daysAway(dueOn!, asAt)}`;
    case 'current':
      return dueOn === null ? 'Done. Nothing more to do' : `Up to date until ${day}`;
    case 'upcoming':
      return dueOn === null ? 'Coming up' : `Coming up: by ${day}`;
    case 'exempt':
      return dueOn === null ? 'Exempt' : `Exempt until ${day}`;
    case 'unknown':
      return 'Not known';
  }
}

/** Why a requirement is in its state, in one or two sentences. The posts are those that ask for it. */
export function becauseLine(row: PathwayRow, posts: readonly Post[], reader: Reader = 'self'): string {
  const who = reader === 'self' ? 'you' : 'they';
  const asking = posts.find((post) => row.postIds.includes(post.id)) ?? posts[0];
  if (row.because.kind === 'not-judged')
    return `${notJudgedLine(row.because, asking?.agencyName)} We do not count it as done or as missed.`;
  if (row.because.kind === 'hours' || row.because.kind === 'count') return amountLine(row, asking, reader);
  if (row.heldOn === null) return neverHeld(row, asking, who);
  const done = `${capital(who)} did this on ${longDate(row.heldOn)}`;
  const asker = askerOf(row, asking, reader);
  if (row.because.kind === 'declaration')
    return row.dueOn === null
      ? `${capital(who)} declared this on ${longDate(row.heldOn)}. The next edition asks for it again.`
      : `${capital(who)} declared this for an earlier edition on ${longDate(row.heldOn)}, and ${asker} again for the new one.`;
  if (row.because.kind === 'on-change' && row.dueOn !== null) return `${done}, and ${asker} ${row.asks}.`;
  if (row.because.intervalMonths === null) return `${done}. It is needed ${row.asks}.`;
  const often = row.asks;
  const since = row.because.intervalSince;
  if (since !== undefined && since > row.heldOn)
    return `Because ${asker} ${often} since ${longDate(since)}. ${capital(who)} last did this on ${longDate(row.heldOn)}.`;
  return `Because ${who} ${row.state === 'current' ? 'did' : 'last did'} this on ${longDate(row.heldOn)}, and ${asker} ${often}.`;
}

/** How much is asked for in which time, how much of it is there, and since when it was enough. */
function amountLine(row: PathwayRow, asking: Post | undefined, reader: Reader): string {
  const who = reader === 'self' ? 'you' : 'they';
  const asked = askerOf(row, asking, reader, row.because.kind === 'hours' ? row.asks : `it ${row.asks}`);
  const last =
    row.heldOn !== null
      ? ` ${capital(who)} last reached it on ${longDate(row.heldOn)}.`
      : row.dueOn === null
        ? ''
        : ` It ${row.state === 'overdue' ? 'was' : 'is'} first due by ${longDate(row.dueOn)}.`;
  return `${capital(asked)}; ${progressWords(row)}.${last}`;
}

/** How much of what is asked for is there: "7 accepted, 5 missing". */
export function progressWords({ progress }: Pick<PathwayRow, 'progress'>): string {
  if (progress === null) return 'none accepted';
  const missing = Math.round((progress.required - progress.accepted) * 100) / 100;
  return `${progress.accepted} accepted, ${missing <= 0 ? 'none' : missing} missing`;
}

function neverHeld(row: PathwayRow, asking: Post | undefined, who: string): string {
  const missing = `We hold no record that ${who} have done it.`;
  if (asking === undefined || row.dueOn === null) return missing;
  const role = asking.jobTitle === null ? 'the post' : asking.jobTitle;
  const since = row.because.intervalSince;
  const began =
    since !== undefined
      ? `this has been asked of ${role} since ${longDate(since)}`
      : `${who} started as ${role} on ${longDate(asking.startsOn)}`;
  return `Because ${began}, and it ${row.state === 'overdue' ? 'was' : 'is'} first due by ${longDate(row.dueOn)}. ${missing}`;
}

function askerOf(row: PathwayRow, asking: Post | undefined, reader: Reader, what = 'it'): string {
  const source = row.source === null ? 'the rule' : documentWords(row.source.document);
  switch (row.because.cause) {
    case 'agency':
      return `${asking?.agencyName ?? 'the agency'} asks for ${what}`;
    case 'role':
      return `${source} asks named and designated leads for ${what}`;
    case 'another-post':
      return `${reader === 'self' ? 'another of your posts' : 'another of their posts'} asks for ${what}`;
    case 'rule':
    case 'none':
      return `${source} asks for ${what}`;
  }
}

/** A document in the middle of a sentence: "the London Competency Framework", "the early years framework", or its title in quotes. */
function documentWords(title: string): string {
  if (!/\b(framework|guidance|policy|procedures|code|standards|act|regulations)\b/i.test(title)) return `“${title}”`;
  const isName = title.split(' ').filter((word) => /^[A-Z]/.test(word)).length > 1;
  return `the ${isName ? title : title.charAt(0).toLowerCase() + title.slice(1)}`;
}

/** Whose requirement it is: "Nursery practitioner, Willow Tree Nursery", or "Both your posts". */
export function forPosts(row: PathwayRow, posts: readonly Post[], reader: Reader = 'self'): string {
  const asking = posts.filter((post) => row.postIds.includes(post.id));
  const your = reader === 'self' ? 'your' : 'their';
  if (asking.length > 1 && asking.length === posts.length)
    return asking.length === 2 ? `Both ${your} posts` : `All ${asking.length} of ${your} posts`;
  return asking.map((post) => [post.jobTitle, post.agencyName].filter(Boolean).join(', ')).join('; ');
}

/** The one sentence that the page leads with. */
export function headline(rows: readonly PathwayRow[], asAt: string): { readonly title: string; readonly more: string } {
  const of = (state: PathwayRow['state']): readonly PathwayRow[] => rows.filter((row) => row.state === state);
  if (rows.length === 0) return { title: 'Nothing is asked of you today.', more: 'No post of yours is held today.' };
  const [overdue, soon, unknown] = [of('overdue'), of('due-soon'), of('unknown')];
  // What a post will ask for once and is held already comes up without a day by which to do anything.
  const coming = of('upcoming').filter((row) => row.dueOn !== null);
  if (overdue.length > 0) {
    const oneCourse = overdue
      .flatMap((row) => row.courses)
      .find((course) => overdue.every((row) => course.requirements.includes(row.requirement)));
    const title = `${things(overdue.length)} overdue.${oneCourse ? ' One course puts it right.' : ''}`;
    return {
      title: oneCourse && overdue.length > 1 ? title.replace('puts it right', 'puts them right') : title,
      more: `${overdue.length === 1 ? 'It' : 'The earliest'} was due on ${longDate(earliest(overdue))}.`,
    };
  }
  if (soon.length > 0)
    return {
      title: `Nothing is overdue. ${things(soon.length)} due soon.`,
      more: `By ${longDate(earliest(soon))}, ${daysAway(earliest(soon), asAt)}.`,
    };
  if (coming.length > 0)
    return {
      title: `Nothing is overdue. ${things(coming.length)} coming up.`,
      more: `By ${longDate(earliest(coming))}, ${daysAway(earliest(coming), asAt)}.`,
    };
  if (unknown.length > 0 && unknown.length === rows.length)
    return {
      title: 'We cannot tell yet what you must learn.',
      more: 'Your agency has still to say which group your post belongs to.',
    };
  if (unknown.length > 0)
    return {
      title: 'Nothing that we know of is overdue.',
      more: `${things(unknown.length)} not known, and ${unknown.length === 1 ? 'counts' : 'count'} neither as done nor as missed.`,
    };
  const next = rows.flatMap((row) => row.dueOn ?? []).sort()[0];
  return {
    title: 'You are up to date.',
    more: next === undefined ? 'Nothing is due.' : `The next thing is due on ${longDate(next)}.`,
  };
}

function things(amount: number): string {
  return amount === 1 ? 'One thing is' : `${capital(inWords(amount))} things are`;
}

function earliest(rows: readonly PathwayRow[]): string {
  return rows.flatMap((row) => row.dueOn ?? []).sort()[0] ?? '';
}

/** Since when, and in which groups, a post is held. */
export function postLine(post: Post): string {
  const groups = post.groups.map((group) => (group.number === null ? group.title : `Group ${group.number}`)).join(', ');
  const since = `Since ${longDate(post.startsOn)}${post.endsOn === null ? '' : `, until ${longDate(post.endsOn)}`}`;
  return `${since}. ${groups === '' ? 'No group known' : groups}`;
}

/** When and how a piece of evidence came about. */
export function evidenceLine(each: PersonAnswer['evidence'][number]): string {
  return [
    longDate(each.achievedOn),
    `${evidenceKindWords[each.kind]}${each.kind === 'attendance' ? ' only, which holds nothing by itself' : ''}${each.hours === null ? '' : `, ${hoursInWords(each.hours)}`}`,
    each.courseVersion === null ? '' : `Course version ${each.courseVersion}`,
    each.signedOffOn === null ? '' : `Signed off on ${longDate(each.signedOffOn)}`,
  ]
    .filter(Boolean)
    .join('. ');
}

/** How long something takes: "3 hours 15 minutes". */
export function durationWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? many(hours, 'hour') : '', rest > 0 ? many(rest, 'minute') : ''].filter(Boolean).join(' ');
}
