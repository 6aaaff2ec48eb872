import type { Notice, NoticeListed } from '@trellis/core/notices';
import { useAction, useApi, useLoad, usePaged } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Figures } from '@trellis/ui/figures';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longTime } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { personName } from '@trellis/ui/person-name';
import { FilterBar } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { OutboxLetter } from './outbox-letter.tsx';
import { noticeFigures, noticeLine, noticeSign, NOTICE_STATES, NOTICE_WORDS, retryAllWords } from './outbox-words.ts';

/** What people are told by mail: what became of each letter, what it says, and the way to try it again. */
export function Outbox() {
  const timeZone = useTimeZone();
  const api = useApi();
  const [state, setState] = useState('');
  const [read, setRead] = useState<NoticeListed>();
  const counts = useLoad(() => api.notices.counts.query(), []);
  const letters = usePaged<NoticeListed>(
    (page) => api.notices.list.query({ ...page, ...(state === '' ? {} : { state: state as Notice['state'] }) }),
    [state],
  );
  const retrying = useAction();
  const done = useDoneNote('Done');
  const retryAll = counts.answer === undefined ? undefined : retryAllWords(counts.answer);

  function retry(work: () => Promise<unknown>): void {
    retrying.run(async () => {
      await work();
      done.say('It goes out again within a minute.');
      counts.again();
      letters.again();
    });
  }
  return (
    <>
      <PageHead
        title="Outbox"
        lead="What people are told about their bookings. Letters are put into words when they go out, so nothing personal lies here meanwhile."
      />
      <div className="section">
        <Stack gap="wide">
          {done.note}
          <FaultNote title="We could not try it again" error={retrying.error} />
          <FaultNote title="We could not count the letters" error={counts.error} />
          <Card>
            <Stack gap="wide">
              {counts.answer === undefined ? null : <Figures items={noticeFigures(counts.answer)} />}
              <FilterBar label="Letters">
                <SelectField
                  label="Which"
                  first="All that were due"
                  choices={NOTICE_STATES}
                  value={state}
                  onChange={setState}
                />
                {retryAll === undefined ? null : (
                  <Button
                    busy={retrying.isBusy ? 'Saving' : undefined}
                    onPress={() => retry(() => api.notices.retryAll.mutate())}
                  >
                    {retryAll}
                  </Button>
                )}
              </FilterBar>
              <PagedTable
                paged={letters}
                what="letters"
                caption="Letters, those that need you first, then the newest"
                columns={columnsWith(
                  {
                    isBusy: retrying.isBusy,
                    onRead: setRead,
                    onRetry: ({ id }) => retry(() => api.notices.retry.mutate({ id })),
                  },
                  timeZone,
                )}
                rowKey={(row) => row.id}
                empty={
                  state === '' ? (
                    <EmptyState
                      level={2}
                      title="Nobody has been told anything yet"
                      text="Letters appear here once places are booked, offered, moved or cancelled."
                    />
                  ) : (
                    <EmptyState
                      level={2}
                      title="No letter is in this state"
                      text="Choose “All that were due” to see the others."
                    />
                  )
                }
              />
            </Stack>
          </Card>
        </Stack>
      </div>
      <OutboxLetter notice={read} onClose={() => setRead(undefined)} />
    </>
  );
}

function columnsWith(
  on: {
    readonly isBusy: boolean;
    readonly onRead: (row: NoticeListed) => void;
    readonly onRetry: (row: NoticeListed) => void;
  },
  timeZone: string,
): readonly Column<NoticeListed>[] {
  return [
    {
      key: 'person',
      header: 'For',
      heading: true,
      cell: (row) => <Link href={`/people/${row.personId}`}>{personName(row)}</Link>,
    },
    {
      key: 'what',
      header: 'What',
      cell: (row) => (
        <>
          {NOTICE_WORDS[row.kind]}
          <small>
            {[
              row.courseTitle,
              row.reportTitle,
              row.startsAt === undefined ? undefined : longTime(row.startsAt, timeZone),
            ]
              .filter(Boolean)
              .join(', ')}
          </small>
        </>
      ),
    },
    {
      key: 'state',
      header: 'State',
      cell: (row) => (
        <>
          <StateMark {...noticeSign(row.state)} />
          <small>{noticeLine(row, new Date().toISOString(), timeZone)}</small>
        </>
      ),
    },
    {
      key: 'letter',
      header: 'Letter',
      quiet: true,
      unbroken: true,
      cell: (row) => (
        <div className="btns">
          <Button small about={`to ${personName(row)}`} onPress={() => on.onRead(row)}>
            Read
          </Button>
          {row.state === 'failed' || row.state === 'unaddressed' ? (
            <Button
              small
              about={`for ${personName(row)}`}
              busy={on.isBusy ? 'Saving' : undefined}
              onPress={() => on.onRetry(row)}
            >
              Try again now
            </Button>
          ) : null}
        </div>
      ),
    },
  ];
}
