import type { BookingShown } from '@trellis/core/bookings';
import { useApi, useLink, usePaged } from '@trellis/plugin/screens';
import { Button, ButtonRow, TextButton } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { PagedTable } from '@trellis/ui/paged-table';
import { countAndOrder } from '@trellis/ui/plural-words';
import { sittingLine, todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useEffect, useRef, useState } from 'react';
import { bookingSays, isLive } from '../booking-words.ts';
import { CancelPlace } from '../places/cancel-place.tsx';
import { freeUntilLine, priceLine } from '../price-words.ts';
import { SendColleague } from './send-colleague.tsx';
import { TransferPlace } from '../places/transfer-place.tsx';

type Open = { readonly kind: 'cancel' | 'colleague' | 'transfer'; readonly shown: BookingShown };

/** Each booking of an agency to come, with the colleague who could go instead, another date and the way out. */
export function AgencyTable({ agencyId }: { readonly agencyId: string }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const [open, setOpen] = useState<Open>();
  const done = useDoneNote('Done');
  const said = useRef<HTMLDivElement>(null);
  // The table is long, and what was done is told above it.
  useEffect(() => {
    if (done.note !== null) said.current?.scrollIntoView({ block: 'nearest' });
  }, [done.note]);
  const paged = usePaged<BookingShown>(
    (page) => api.bookings.ofAgency.query({ ...page, agencyId, from: todayOn(timeZone) }),
    [agencyId],
  );
  const close = (): void => setOpen(undefined);
  function changed(words: string): void {
    close();
    done.say(words);
    paged.again();
  }
  return (
    <Stack gap="wide">
      {done.note === null ? null : <div ref={said}>{done.note}</div>}
      <Card>
        <PagedTable
          paged={paged}
          what="bookings"
          caption={countAndOrder(paged.total, 'The soonest first', 'booking to come', 'bookings to come')}
          columns={columnsOf({ link, onOpen: setOpen }, timeZone)}
          rowKey={({ booking }) => booking.id}
          empty={
            <EmptyState
              level={2}
              title="No bookings to come"
              text="Places that your people have, wait for or are offered stand here."
            />
          }
        />
      </Card>
      {open?.kind === 'cancel' ? (
        <CancelPlace shown={open.shown} reader="other" onClose={close} onDone={changed} />
      ) : null}
      {open?.kind === 'colleague' ? (
        <SendColleague shown={open.shown} reader="other" onClose={close} onDone={changed} />
      ) : null}
      {open?.kind === 'transfer' ? (
        <TransferPlace shown={open.shown} reader="other" onClose={close} onDone={changed} />
      ) : null}
    </Stack>
  );
}

interface ColumnsProps {
  readonly link: (path: string) => string;
  readonly onOpen: (open: Open) => void;
}

function columnsOf({ link, onOpen }: ColumnsProps, timeZone: string): readonly Column<BookingShown>[] {
  const today = todayOn(timeZone);
  return [
    {
      key: 'person',
      header: 'Person',
      heading: true,
      cell: ({ personName, jobTitle }) => (
        <>
          {personName}
          {jobTitle === undefined ? null : <small>{jobTitle}</small>}
        </>
      ),
    },
    {
      key: 'course',
      header: 'Course',
      cell: ({ event, course }) => (
        <>
          <Link href={link(`/training/${event.id}`)}>{course.title}</Link>
          <small>{sittingLine(event.sessions, timeZone)}</small>
        </>
      ),
    },
    {
      key: 'state',
      header: 'How it stands',
      cell: (shown) => {
        const says = bookingSays(
          {
            ...shown.booking,
            waitingAhead: shown.place?.waitingAhead,
            managerName: shown.managerName,
            isAllotted: shown.isAwaitingAllotment,
          },
          timeZone,
          'other',
        );
        return (
          <>
            <StateMark state={says.sign} look="small">
              {says.title}
            </StateMark>
            <small>{says.more}</small>
          </>
        );
      },
    },
    {
      key: 'price',
      header: 'Price',
      cell: ({ quote, noPriceBecause, agencyName }) =>
        quote === undefined ? (
          noPriceBecause
        ) : (
          <>
            {priceLine(quote, agencyName)}
            <small>{freeUntilLine(quote, today)}</small>
          </>
        ),
    },
    {
      key: 'change',
      header: 'Change',
      quiet: true,
      cell: (shown) =>
        isLive(shown.booking) ? (
          <ButtonRow>
            {shown.booking.state === 'placed' ? (
              <Button small about={aboutOf(shown)} onPress={() => onOpen({ kind: 'colleague', shown })}>
                Send somebody else
              </Button>
            ) : null}
            <TextButton about={aboutOf(shown)} onPress={() => onOpen({ kind: 'transfer', shown })}>
              Another date
            </TextButton>
            <TextButton about={aboutOf(shown)} onPress={() => onOpen({ kind: 'cancel', shown })}>
              {shown.booking.state === 'waiting' ? 'Take off the list' : 'Give the place up'}
            </TextButton>
          </ButtonRow>
        ) : null,
    },
  ];
}

const aboutOf = ({ personName, course }: BookingShown): string => `of ${personName} on ${course.title}`;
