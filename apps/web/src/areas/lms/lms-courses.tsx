import type { LmsCourse, LmsCourseShown } from '@trellis/core/lms';
import { useAction, useApi, usePaged, useSession, useSettled } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { FilterBar, SearchField } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import { useState } from 'react';
import { lmsCourseColumns } from './lms-course-columns.tsx';
import { LMS_COURSE_STATES, lmsCoursesCaption } from './lms-course-words.ts';
import { LmsMappings } from './lms-mappings.tsx';
import { useCountedAs } from './our-courses.ts';
import { useAgainWhile } from './use-again-while.ts';
import { useLmsNames } from './use-lms-names.ts';

/** What people complete in LMSs, those that wait first, and what each counts as. */
export function LmsCourses() {
  const api = useApi();
  const [typed, setTyped] = useState('');
  const [state, setState] = useState('');
  const [registrationId, setRegistrationId] = useState('');
  const [chosen, choose] = useState<LmsCourseShown>();
  const text = useSettled(typed.trim());
  const courses = usePaged<LmsCourseShown>(
    (page) =>
      api.lms.courses.query({
        ...page,
        ...(text === '' ? {} : { text }),
        ...(state === '' ? {} : { state: state as LmsCourse['state'] }),
        ...(registrationId === '' ? {} : { registrationId }),
      }),
    [state, registrationId],
    { by: [text] },
  );
  const countedAs = useCountedAs();
  const lmss = useLmsNames();
  const canConnect = useSession().navigation.some((entry) => entry.id === 'access.platforms');
  const saving = useAction();
  const done = useDoneNote('Saved');
  const isUnderWay = courses.rows?.some((row) => row.pending > 0) ?? false;
  useAgainWhile(isUnderWay, courses);

  function say(words: string): void {
    done.say(words);
    choose(undefined);
    courses.again();
  }
  const columns = lmsCourseColumns({
    countedAs,
    lmsNameOf: lmss.all.length > 1 ? lmss.nameOf : undefined,
    isBusy: saving.isBusy,
    onChoose: choose,
    onSuggested: ({ lmsCourse }, courseRef) =>
      saving.run(async () => {
        await api.lms.mapCourse.mutate({
          lmsCourseId: lmsCourse.id,
          courseRef,
          satisfies: [],
          validFrom: null,
          validTo: null,
        });
        say(`“${lmsCourse.title}” counts as ${countedAs.titleOf(courseRef)}. Its completions are looked at again now.`);
      }),
    onIgnore: ({ lmsCourse }, isIgnored) =>
      saving.run(async () => {
        await api.lms.ignoreCourse.mutate({ lmsCourseId: lmsCourse.id, isIgnored });
        say(
          isIgnored
            ? `“${lmsCourse.title}” counts as nothing. Nobody is asked about it again.`
            : `“${lmsCourse.title}” is back.`,
        );
      }),
  });
  return (
    <>
      <PageHead
        title="LMS courses"
        lead="What people complete in their LMS counts here once somebody has said what it counts as. A title alone never decides."
      />
      {done.note}
      <FaultNote title="It was not saved" error={saving.error} />
      <div className="section">
        <Card>
          <FilterBar label="LMS courses">
            <SearchField
              label="Search"
              placeholder="Title, short name or ID number"
              value={typed}
              onChange={setTyped}
            />
            <SelectField
              label="Which"
              first="All of them"
              choices={LMS_COURSE_STATES}
              value={state}
              onChange={setState}
            />
            {lmss.all.length > 1 ? (
              <SelectField
                label="LMS"
                first="All of them"
                choices={lmss.all.map(({ id, name }) => ({ value: id, label: name }))}
                value={registrationId}
                onChange={setRegistrationId}
              />
            ) : null}
          </FilterBar>
          <PagedTable
            // While completions are looked at again the rows stay as they are, so that nothing blinks.
            paged={{ ...courses, isLoading: courses.isLoading && !isUnderWay }}
            what="LMS courses"
            caption={lmsCoursesCaption(courses.total)}
            columns={columns}
            rowKey={(row) => row.lmsCourse.id}
            isChosen={(row) => row.lmsCourse.id === chosen?.lmsCourse.id}
            empty={
              text === '' && state === '' && registrationId === '' ? (
                <EmptyState
                  level={2}
                  title="No LMS has told us of a completion yet"
                  text="Once a Moodle is connected with its plugin, each course, activity and competency that somebody completes there appears here and waits for you to say what it counts as."
                  actions={
                    canConnect ? (
                      <ButtonLink href="/connected-lmss?connect=plugin">Connect a Moodle</ButtonLink>
                    ) : undefined
                  }
                />
              ) : (
                <EmptyState level={2} title="Nothing fits" text="Try fewer letters, or choose “All of them”." />
              )
            }
          />
        </Card>
      </div>
      {chosen === undefined ? null : (
        <LmsMappings
          key={chosen.lmsCourse.id}
          row={chosen}
          countedAs={countedAs}
          onClose={() => choose(undefined)}
          onDone={say}
        />
      )}
    </>
  );
}
