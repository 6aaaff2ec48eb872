import { useApi, useLink, usePaged, type ScreenServices } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { Section } from '@trellis/ui/section';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { ReportsTabs } from '../reports-tabs.tsx';
import { FORMAT_WORDS, REPORT_KINDS } from '../reports/report-words.ts';
import { deliveryWords, filesWords } from './delivery-words.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { whenWords } from './schedule-entry.ts';

type ScheduleListed = Awaited<ReturnType<ScreenServices['api']['reporting']['schedules']['query']>>['rows'][number];
type DeliveryListed = Awaited<ReturnType<ScreenServices['api']['reporting']['deliveries']['query']>>['rows'][number];

/** When reports are drawn up by themselves, to whom they go, and what became of every letter. */
export function SchedulesPage() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const [chosen, choose] = useState<ScheduleListed | 'new'>();
  const done = useDoneNote('Saved');
  const schedules = usePaged<ScheduleListed>((page) => api.reporting.schedules.query(page), []);
  const deliveries = usePaged<DeliveryListed>((page) => api.reporting.deliveries.query(page), []);
  const columns: readonly Column<ScheduleListed>[] = [
    {
      key: 'title',
      header: 'Schedule',
      heading: true,
      cell: (row) => (
        <>
          {row.title}
          <small>{REPORT_KINDS[row.kind]}</small>
        </>
      ),
    },
    {
      key: 'when',
      header: 'When',
      cell: (row) => (
        <>
          {whenWords(row)}
          {row.nextOn === undefined ? null : <small>{`Next on ${longDate(row.nextOn)}`}</small>}
        </>
      ),
    },
    { key: 'whom', header: 'To whom', cell: (row) => row.recipients.map(({ name }) => name).join(', ') },
    { key: 'formats', header: 'As', cell: (row) => row.formats.map((format) => FORMAT_WORDS[format]).join(', ') },
    {
      key: 'change',
      header: 'Change',
      quiet: true,
      cell: (row) => (
        <Button small about={row.title} onPress={() => choose(row)}>
          Change
        </Button>
      ),
    },
  ];
  const letterColumns: readonly Column<DeliveryListed>[] = [
    {
      key: 'to',
      header: 'To',
      heading: true,
      cell: ({ recipient }) => (
        <>
          {recipient.name}
          <small>{recipient.email}</small>
        </>
      ),
    },
    {
      key: 'report',
      header: 'Report',
      cell: (row) => (
        <Link kind="text" href={link(`/reports/${row.reportId}`)} about={`sent to ${row.recipient.name}`}>
          {row.reportTitle}
        </Link>
      ),
    },
    { key: 'formats', header: 'As', cell: (row) => filesWords(row.formats) },
    {
      key: 'state',
      header: 'What became of it',
      cell: (row) => {
        const { sign, words, detail } = deliveryWords(row, timeZone);
        return (
          <>
            <StateMark state={sign}>{words}</StateMark>
            <small>{detail}</small>
          </>
        );
      },
    },
  ];
  return (
    <>
      <PageHead
        title="Schedules"
        lead="A report is drawn up on its day as a draft. Those who may sign it are told, and once it is signed it goes to its recipients."
        actions={
          <Button kind="main" onPress={() => choose('new')}>
            Add a schedule
          </Button>
        }
      />
      <ReportsTabs current="/reports/schedules" />
      <Stack gap="wide">
        {done.note}
        <Card>
          <PagedTable
            paged={schedules}
            what="schedules"
            caption="Schedules by title"
            columns={columns}
            rowKey={(row) => row.id}
            empty={
              <EmptyState
                level={2}
                title="No schedule yet"
                text="Add one, and the report is drawn up without anybody remembering."
              />
            }
          />
        </Card>
      </Stack>
      <Section id="deliveries" title="What was sent" aside="The newest first">
        <Card>
          <PagedTable
            paged={deliveries}
            what="letters"
            caption="Every letter with a report, to whom and what became of it"
            columns={letterColumns}
            rowKey={(row) => row.id}
            empty={<EmptyState title="Nothing was sent yet" text="Each letter with a report is logged here." />}
          />
        </Card>
      </Section>
      {chosen === undefined ? null : (
        <ScheduleDialog
          schedule={chosen === 'new' ? undefined : chosen}
          onClose={() => choose(undefined)}
          onSaved={(words) => {
            done.say(words);
            choose(undefined);
            schedules.again();
          }}
        />
      )}
    </>
  );
}
