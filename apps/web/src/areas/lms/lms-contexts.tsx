import type { LmsContext, LmsTask } from '@trellis/core/lms';
import { useAction, useApi, usePaged } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Dialog } from '@trellis/ui/dialog';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longTime } from '@trellis/ui/long-date';
import { PagedTable } from '@trellis/ui/paged-table';
import { Section } from '@trellis/ui/section';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { rosterWords } from './roster-words.ts';
import { useLmsTasks } from './use-lms-tasks.ts';

/** Courses of an LMS from which Trellis was opened, and the reading of who is in them. */
export function LmsContexts({ registrationId }: { readonly registrationId: string }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const contexts = usePaged<LmsContext>(
    (page) => api.lms.contexts.query({ ...page, registrationId }),
    [registrationId],
  );
  const tasks = useLmsTasks(registrationId);
  const [siteWide, askSiteWide] = useState<LmsContext>();
  const reading = useAction();
  const taskOf = ({ contextId }: LmsContext): LmsTask | undefined =>
    tasks.tasks?.find((each) => each.kind === 'roster' && each.contextId === contextId);

  function read({ contextId }: LmsContext, isSiteWideMeant: boolean): void {
    reading.run(async () => {
      // Somebody else may have begun to read it already: that is then shown beside the refusal.
      await api.lms.readRoster.mutate({ registrationId, contextId, isSiteWideMeant }).finally(tasks.again);
      askSiteWide(undefined);
    });
  }
  return (
    <Section title="Courses it was opened from">
      <Stack gap="wide">
        <p>
          A roster says who is in a course of the LMS. Reading one lets nobody in and gives nobody an account: people
          whom we know are noted for the course’s links, and all others wait{' '}
          <Link kind="text" href="/import?part=lms">
            on the match list
          </Link>{' '}
          for somebody to decide.
        </p>
        {siteWide === undefined ? <FaultNote title="The roster was not read" error={reading.error} /> : null}
        <FaultNote title="We cannot say how far the reading is" error={tasks.error} />
        <Card>
          <PagedTable
            paged={contexts}
            what="courses"
            caption="Courses of the LMS, last opened first"
            columns={columnsWith(
              taskOf,
              reading.isBusy,
              (context) => (context.isSiteWide ? askSiteWide(context) : read(context, false)),
              timeZone,
            )}
            rowKey={(row) => `${row.deploymentId} ${row.contextId}`}
            isChosen={(row) => row === siteWide}
            empty={
              <EmptyState
                title="Nobody has opened Trellis from a course yet"
                text="In the LMS, add Trellis to a course and open it there once. The course then stands here."
              />
            }
          />
        </Card>
      </Stack>
      <Dialog
        open={siteWide !== undefined}
        kind="middle"
        onClose={() => askSiteWide(undefined)}
        title="Read the roster of the whole site?"
        foot={
          <>
            <Button
              kind="main"
              busy={reading.isBusy ? 'Asking' : undefined}
              onPress={() => (siteWide === undefined ? undefined : read(siteWide, true))}
            >
              Read the whole site
            </Button>
            <Button onPress={() => askSiteWide(undefined)}>Do not read it</Button>
          </>
        }
      >
        <Stack>
          <FaultNote title="The roster was not read" error={reading.error} />
          <p>
            <strong>{siteWide?.title ?? 'This'}</strong> is the front page of the LMS, so its roster is everybody who
            has an account there: names and e-mail addresses of people who may have nothing to do with your partnership.
          </p>
          <p>
            All of those whom we do not know would wait on the match list. You need a reason to hold that much about
            them. The roster of a course is nearly always enough.
          </p>
        </Stack>
      </Dialog>
    </Section>
  );
}

function columnsWith(
  taskOf: (context: LmsContext) => LmsTask | undefined,
  isBusy: boolean,
  onRead: (context: LmsContext) => void,
  timeZone: string,
): readonly Column<LmsContext>[] {
  const nameOf = ({ title, contextId }: LmsContext): string => title ?? `Course ${contextId}`;
  return [
    {
      key: 'course',
      header: 'Course',
      heading: true,
      cell: (row) => (
        <>
          {nameOf(row)}
          {row.isSiteWide ? <small>The front page: its roster is the whole site</small> : null}
        </>
      ),
    },
    { key: 'seen', header: 'Last opened', cell: (row) => longTime(row.lastSeenAt, timeZone) },
    { key: 'roster', header: 'Roster', cell: (row) => <Roster context={row} task={taskOf(row)} /> },
    {
      key: 'read',
      header: 'Read',
      quiet: true,
      unbroken: true,
      cell: (row) => {
        const { state } = rosterWords(row, taskOf(row), timeZone);
        return state === 'cannot' || state === 'under-way' ? null : (
          <Button small about={`of ${nameOf(row)}`} busy={isBusy ? 'Asking' : undefined} onPress={() => onRead(row)}>
            {state === 'never' ? 'Read the roster' : 'Read it again'}
          </Button>
        );
      },
    },
  ];
}

function Roster({ context, task }: { readonly context: LmsContext; readonly task: LmsTask | undefined }) {
  const timeZone = useTimeZone();
  const { state, sentence } = rosterWords(context, task, timeZone);
  switch (state) {
    case 'under-way':
      return (
        <output>
          <StateMark state="wait">Being read</StateMark>
          <small>{sentence}</small>
        </output>
      );
    case 'failed':
      return (
        <>
          <StateMark state="fault">Not read</StateMark>
          <small>{sentence}</small>
        </>
      );
    case 'done':
      return (
        <>
          <StateMark state="current">Read</StateMark>
          <small>{sentence}</small>
        </>
      );
    case 'never':
    case 'cannot':
      return <span className="muted">{sentence}</span>;
  }
}
