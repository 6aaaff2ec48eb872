import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { dayAt, todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import type { ReviewListed } from '../answers.ts';
import { causeShort, reviewStands } from './review-words.ts';

/** The columns of a list of course reviews: which course, why, how it stands, who sees to it. */
export function reviewColumns(link: (path: string) => string, timeZone: string): readonly Column<ReviewListed>[] {
  const today = todayOn(timeZone);
  return [
    {
      key: 'course',
      header: 'Course',
      heading: true,
      cell: ({ id, courseTitle, version, openedAt }) => (
        <>
          <Link href={link(`/quality/reviews/${id}`)} about={`opened ${longDate(dayAt(openedAt, timeZone))}`}>
            {courseTitle}
          </Link>
          {version === undefined ? null : <small>{`Version ${version}`}</small>}
          <small>{`Opened ${longDate(dayAt(openedAt, timeZone))}`}</small>
        </>
      ),
    },
    {
      key: 'why',
      header: 'Why',
      cell: ({ causes }) => (
        <>
          {causeShort(causes[0]!)}
          {causes.length === 1 ? null : <small>{`And ${causes.length - 1} more`}</small>}
        </>
      ),
    },
    {
      key: 'stands',
      header: 'Where it stands',
      cell: (row) => {
        const { sign, words } = reviewStands(row, today);
        return <StateMark state={sign}>{words}</StateMark>;
      },
    },
    { key: 'who', header: 'Who', cell: ({ ownerName }) => ownerName ?? <span className="muted">Nobody yet</span> },
  ];
}
