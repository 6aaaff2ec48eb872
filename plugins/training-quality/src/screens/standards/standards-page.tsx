import type { SetInForce } from '@trellis/core/standards';
import type { CourseVersion, CourseWithMappings } from '@trellis/core/courses';
import { useApi, useLink, useLoad, usePaged, useSettled } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { Disclosure } from '@trellis/ui/disclosure';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Link } from '@trellis/ui/link';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { PlainList } from '@trellis/ui/plain-list';
import { many } from '@trellis/ui/plural-words';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { FilterBar, SearchField } from '@trellis/ui/search-field';
import { Section } from '@trellis/ui/section';
import type { Column } from '@trellis/ui/table';
import { Fragment, useState } from 'react';
import { QualityTabs } from '../quality-tabs.tsx';
import { useMayDo } from '../who-may.ts';
import { setPack, usesLine } from './set-words.ts';

/** The sets of standards at work with where they come from, and the courses that are held against them. */
export function StandardsPage() {
  const api = useApi();
  const { isRunning, isTrainer } = useMayDo();
  const sets = useLoad(() => api.standards.sets.query({}), []);
  return (
    <>
      <PageHead
        title="Standards"
        lead="What courses, sessions and trainers are held against here. They come from the packs at work, each from its date."
      />
      <QualityTabs current="/quality/standards" />
      <div className="section">
        {sets.answer === undefined ? (
          sets.state === 'failed' ? (
            <FaultNote title="We could not load the standards" error={sets.error} />
          ) : (
            <ProgressBar label="Standards" words="Loading" />
          )
        ) : (
          <Sets sets={sets.answer} />
        )}
      </div>
      {isRunning || isTrainer ? <CoursesHeld /> : null}
    </>
  );
}

function Sets({ sets }: { readonly sets: readonly SetInForce[] }) {
  if (sets.length === 0)
    return (
      <Card>
        <EmptyState
          level={2}
          title="No standards are at work"
          text="They come with a pack. An administrator puts one to work under Rules."
        />
      </Card>
    );
  return (
    <Card>
      <Rows label="Sets of standards">
        {sets.map((set) => (
          <Row
            key={set.id}
            title={set.title}
            detail={usesLine(set.uses)}
            text={`${set.where}. From the pack ${setPack(set)}.`}
          >
            <Disclosure
              summary={
                <>
                  {many(set.standards.length, 'standard')}
                  <span className="vh"> of {set.title}</span>
                </>
              }
            >
              <PlainList
                items={set.standards.map(({ text, where }) => (
                  <>
                    {text}
                    {where === set.where ? null : <small className="muted">{` ${where}`}</small>}
                  </>
                ))}
              />
            </Disclosure>
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

/** Versions of a course, the one that began last first. */
function newestFirst(versions: readonly CourseVersion[]): readonly CourseVersion[] {
  return versions.toSorted(
    (one, other) =>
      (other.validFrom ?? '').localeCompare(one.validFrom ?? '') ||
      other.version.localeCompare(one.version, 'en-GB', { numeric: true }),
  );
}

function CoursesHeld() {
  const api = useApi();
  const link = useLink();
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim());
  const courses = usePaged<CourseWithMappings>(
    (page) => api.courses.list.query({ ...page, ...(text === '' ? {} : { text }) }),
    ['courses'],
    { by: [text], size: 10 },
  );
  const columns: readonly Column<CourseWithMappings>[] = [
    { key: 'course', header: 'Course', heading: true, cell: ({ course }) => course.title },
    {
      key: 'versions',
      header: 'Versions',
      cell: ({ course, versions }) =>
        versions.length === 0 ? (
          <span className="muted">None yet</span>
        ) : (
          newestFirst(versions).map(({ version, withdrawnOn }, at) => (
            <Fragment key={version}>
              {at === 0 ? '' : ', '}
              <Link
                kind="text"
                href={link(`/quality/standards/${course.id}/${encodeURIComponent(version)}`)}
                about={`of ${course.title}`}
              >
                {`Version ${version}`}
              </Link>
              {withdrawnOn === undefined ? '' : ' (withdrawn)'}
            </Fragment>
          ))
        ),
    },
  ];
  return (
    <Section id="courses" title="Courses against these standards" aside="Each version has a checklist">
      <Card>
        <FilterBar label="Courses">
          <SearchField label="Search" placeholder="A word of the title" value={typed} onChange={setTyped} />
        </FilterBar>
        <PagedTable
          paged={courses}
          what="courses"
          caption="Courses by title"
          columns={columns}
          rowKey={({ course }) => course.id}
          empty={<EmptyState title="No course fits" text="Search for less, or add a course to the programme." />}
        />
      </Card>
    </Section>
  );
}
