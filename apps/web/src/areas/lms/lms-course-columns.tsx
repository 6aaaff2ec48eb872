import type { LmsCourseShown } from '@trellis/core/lms';
import { Button, ButtonRow } from '@trellis/ui/button';
import { count } from '@trellis/ui/long-date';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { countsAs, factsLine, lmsCourseLine, lmsCourseSign, mappingDates } from './lms-course-words.ts';
import type { CountedAs } from './our-courses.ts';

export interface LmsCourseColumnsProps {
  readonly countedAs: Pick<CountedAs, 'titleOf'>;
  /** What an LMS is called; absent where there is only one. */
  readonly lmsNameOf: ((registrationId: string) => string) | undefined;
  readonly isBusy: boolean;
  /** Opens the sheet of one. */
  readonly onChoose: (row: LmsCourseShown) => void;
  /** Takes the suggestion. */
  readonly onSuggested: (row: LmsCourseShown, courseRef: string) => void;
  readonly onIgnore: (row: LmsCourseShown, isIgnored: boolean) => void;
}

/** The columns of the list of LMS courses. */
export function lmsCourseColumns(props: LmsCourseColumnsProps): readonly Column<LmsCourseShown>[] {
  return [
    {
      key: 'title',
      header: 'In the LMS',
      heading: true,
      cell: ({ lmsCourse }) => (
        <>
          {lmsCourse.title}
          <small>{lmsCourseLine(lmsCourse)}</small>
          {props.lmsNameOf === undefined ? null : <small>{props.lmsNameOf(lmsCourse.registrationId)}</small>}
        </>
      ),
    },
    {
      key: 'facts',
      header: 'Completions',
      cell: (row) =>
        row.pending > 0 ? (
          <ProgressBar
            label={`Completions of ${row.lmsCourse.title}`}
            words={`${count(row.facts - row.pending)} of ${count(row.facts)} looked at again`}
            done={row.facts - row.pending}
            total={row.facts}
          />
        ) : (
          factsLine(row)
        ),
    },
    {
      key: 'counts',
      header: 'Counts as',
      cell: ({ lmsCourse, mappings }) =>
        lmsCourse.state === 'mapped' ? (
          mappings.map((mapping) => (
            <div key={mapping.id}>
              {countsAs(mapping, props.countedAs.titleOf)}
              <small>{mappingDates(mapping)}</small>
            </div>
          ))
        ) : (
          <StateMark {...lmsCourseSign(lmsCourse)} />
        ),
    },
    { key: 'decide', header: 'Decide', quiet: true, cell: (row) => <Decide row={row} {...props} /> },
  ];
}

function Decide({
  row,
  countedAs,
  isBusy,
  onChoose,
  onSuggested,
  onIgnore,
}: LmsCourseColumnsProps & { readonly row: LmsCourseShown }) {
  const { lmsCourse, suggestedCourseRef } = row;
  const about = `: ${lmsCourse.title}`;
  const busy = isBusy ? 'Saving' : undefined;
  switch (lmsCourse.state) {
    case 'mapped':
      return (
        <Button small about={about} onPress={() => onChoose(row)}>
          Change
        </Button>
      );
    case 'ignored':
      return (
        <Button small about={about} busy={busy} onPress={() => onIgnore(row, false)}>
          Ask about it again
        </Button>
      );
    case 'parked':
      return (
        <ButtonRow>
          {suggestedCourseRef === undefined ? null : (
            <Button small about={about} busy={busy} onPress={() => onSuggested(row, suggestedCourseRef)}>
              {`Count as ${countedAs.titleOf(suggestedCourseRef)}`}
            </Button>
          )}
          <Button small about={about} onPress={() => onChoose(row)}>
            {suggestedCourseRef === undefined ? 'Say what it counts as' : 'Count as something else'}
          </Button>
          <Button small about={about} busy={busy} onPress={() => onIgnore(row, true)}>
            Count as nothing
          </Button>
        </ButtonRow>
      );
  }
}
