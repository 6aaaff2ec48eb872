import type { BookingId, EventId } from '@trellis/core';
import type { RegisterMark } from '@trellis/core/bookings';
import type { Register as RegisterAnswer, RegisterRow } from '@trellis/core/registers';
import { useApi, useLink, useLoad, useServices, useSession } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { count } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { instantNow, sittingLine, sittingWords } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import { Table } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useEffect } from 'react';
import { registerColumns, type MarkChange } from './register-columns.tsx';
import { RegisterFoot } from './register-foot.tsx';
import { isReady, keptWords, registerLine, type MinutesAsked } from './register-words.ts';
import { useRegisterMarks, type RegisterMarks } from './use-register-marks.ts';

/** The register of one date: two facts of each person, kept on this device until the service has them. */
export function Register() {
  const api = useApi();
  const link = useLink();
  const id = useServices().parameters['eventId'] ?? '';
  const loading = useLoad(() => api.bookings.register.query({ eventId: id as EventId }), [id]);
  if (loading.answer !== undefined) return <Shown register={loading.answer} again={loading.again} />;
  if (loading.state !== 'failed') return <ProgressBar label="The register" words="Opening the register" />;
  return (
    <>
      <PageHead
        back={{ href: link('/my-events'), label: 'Back to my events' }}
        title="We could not open this register"
      />
      <FaultNote title="What went wrong" error={loading.error} />
    </>
  );
}

const STATES: Readonly<Record<RegisterAnswer['state'], string>> = {
  'too-early': 'You can mark from the morning of the first day on, and close it once the last session has ended.',
  open: 'Mark for everybody whether they attended, and whether they completed it satisfactorily. These are two facts.',
  closed: 'It is closed: completions are on record, and charges are settled.',
  'not-held': 'This date is not held, so there is nothing to mark.',
};

interface ShownProps {
  readonly register: RegisterAnswer;
  readonly again: () => void;
}

function Shown({ register, again }: ShownProps) {
  const timeZone = useTimeZone();
  const { event, course, rows, sessionMinutes, minutesRequired, opensAt, state } = register;
  const link = useLink();
  const { personId, roles } = useSession();
  const isCoordinator = roles.includes('coordinator') || roles.includes('administrator');
  const done = useDoneNote('Done');
  const minutes: MinutesAsked | undefined = event.mode === 'virtual' ? { sessionMinutes, minutesRequired } : undefined;
  const marks = useRegisterMarks(event.id, personId, (mark) => isReady(mark, minutes));
  const markOf = ({ bookingId, mark }: RegisterRow): RegisterMark | undefined =>
    marks.pending[bookingId] ?? newer(marks.saved[bookingId], mark);
  const canMark = state === 'open' || (state === 'too-early' && Date.parse(instantNow()) >= Date.parse(opensAt));
  useAgainAtEnd(register, again);
  const unmarked = rows.filter((row) => markOf(row) === undefined);
  const put = (changed: readonly RegisterRow[], mark: MarkChange): void => {
    const markedAt = instantNow();
    marks.mark(Object.fromEntries(changed.map(({ bookingId }) => [bookingId, { ...mark, markedAt }])));
  };
  return (
    <>
      <PageHead
        back={
          isCoordinator
            ? { href: link(`/programme/${event.id}`), label: 'Back to the desk of this date' }
            : { href: link('/my-events'), label: 'Back to my events' }
        }
        title={`Register: ${course.title}`}
        lead={sittingLine(event.sessions, timeZone)}
      />
      <Stack>
        {done.note}
        <p>{STATES[state]}</p>
      </Stack>
      {event.sessions.length === 1 ? null : <p className="muted small">{sittingWords(event.sessions, timeZone)}</p>}
      <Told marks={marks} rows={rows} />
      <div className="section">
        <Card>
          {rows.length === 0 ? (
            <EmptyState level={2} title="Nobody has a place" text="Whoever gets one stands here." />
          ) : (
            <>
              {canMark && minutes === undefined && unmarked.length > 1 ? (
                <p>
                  <Button onPress={() => put(unmarked, { hasAttended: true, hasCompleted: true })}>
                    {unmarked.length === rows.length
                      ? `All ${count(rows.length)} attended and completed`
                      : `The other ${count(unmarked.length)} attended and completed`}
                  </Button>
                </p>
              ) : null}
              <Table
                caption={registerLine(rows.map(markOf))}
                columns={registerColumns({
                  markOf,
                  canMark,
                  minutes,
                  onMark: (row, mark) => put([row], mark),
                })}
                rows={rows}
                rowKey={({ bookingId }) => bookingId}
              />
            </>
          )}
        </Card>
      </div>
      <Kept marks={marks} />
      <RegisterFoot
        register={register}
        pending={Object.keys(marks.pending).length}
        markOf={markOf}
        canAddPeople={canMark}
        canSearch={isCoordinator}
        onDone={(words) => {
          done.say(words);
          again();
        }}
      />
    </>
  );
}

/** A page that was opened in the morning learns by itself that the register can be closed. */
function useAgainAtEnd({ state, event }: RegisterAnswer, again: () => void): void {
  const endsAt = event.sessions.at(-1)!.endsAt;
  useEffect(() => {
    const wait = Date.parse(endsAt) - Date.parse(instantNow());
    if (state !== 'too-early' || wait > DAY_MS) return;
    const timer = setTimeout(again, Math.max(wait, 0) + 1000);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- loading again is the same however often the page is drawn
  }, [state, endsAt]);
}

const DAY_MS = 24 * 3_600_000;

/** Where the marks are; it stays in view while any of them is not saved. */
function Kept({ marks }: { readonly marks: RegisterMarks }) {
  const pending = Object.keys(marks.pending).length;
  const words = keptWords({
    pending,
    unready: marks.unready,
    isOnDevice: marks.isOnDevice,
    isSending: marks.isSending,
  });
  return (
    <div className="section">
      <output>
        {pending === 0 ? (
          Object.keys(marks.saved).length === 0 ? null : (
            <StateMark state="current">{words}</StateMark>
          )
        ) : (
          <StateMark state="wait">{words}</StateMark>
        )}
      </output>
    </div>
  );
}

/** What did not go as it was marked: a later mark of somebody else, a refusal, a fault. */
function Told({ marks, rows }: { readonly marks: RegisterMarks; readonly rows: readonly RegisterRow[] }) {
  const nameOf = (id: BookingId): string => rows.find(({ bookingId }) => bookingId === id)?.name ?? 'Somebody';
  return (
    <>
      {marks.error === undefined ? null : (
        <>
          <FaultNote title="The marks are not saved yet" error={marks.error} />
          <p>
            <Button onPress={marks.sendNow}>Try again</Button>
          </p>
        </>
      )}
      {marks.told.length === 0 ? null : (
        <Note title="Some marks stand otherwise" state="wait" live="status">
          {marks.told.map(({ bookingId, state, reason }) => (
            <p key={bookingId}>
              {nameOf(bookingId)}:{' '}
              {state === 'older'
                ? 'somebody marked this later on another device. That mark counts; change it here if it is wrong.'
                : (reason ?? 'it was not taken.')}
            </p>
          ))}
        </Note>
      )}
    </>
  );
}

/** The later of two marks: a list that was loaded again may know more than this page. */
function newer(one: RegisterMark | undefined, other: RegisterMark | undefined): RegisterMark | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Date.parse(one.markedAt) < Date.parse(other.markedAt) ? other : one;
}
