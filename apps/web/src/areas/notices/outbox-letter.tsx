import type { NoticeListed } from '@trellis/core/notices';
import { useApi, useLoad } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { Fragment } from 'react';
import { saveAs } from '@trellis/ui/save-as';
import { NOTICE_WORDS } from './outbox-words.ts';

/** One letter as it would go out now, with its calendar entry to save. */
export function OutboxLetter({
  notice,
  onClose,
}: {
  readonly notice: NoticeListed | undefined;
  readonly onClose: () => void;
}) {
  return (
    <Dialog open={notice !== undefined} onClose={onClose} title={notice ? NOTICE_WORDS[notice.kind] : ''}>
      {notice === undefined ? null : <Read notice={notice} />}
    </Dialog>
  );
}

function Read({ notice }: { readonly notice: NoticeListed }) {
  const api = useApi();
  const found = useLoad(() => api.notices.letter.query({ id: notice.id }), [notice.id]);
  if (found.state === 'failed') return <FaultNote title="We could not put it into words" error={found.error} />;
  const { answer } = found;
  if (answer === undefined) return <p>Putting it into words.</p>;
  const { letter } = answer;
  if (letter === undefined)
    return <p>Whom it was about is not held any more, so there is nothing left that it could say.</p>;
  const { calendar } = letter;
  return (
    <Stack>
      {answer.state === 'not-needed' ? (
        <Note title="Not so any more">The booking has changed since. It is shown as it would be put now.</Note>
      ) : null}
      <p>
        {answer.state === 'ready' ? (
          <>
            To {answer.to.name}, {answer.to.address}
            <br />
          </>
        ) : null}
        <strong>{letter.subject}</strong>
      </p>
      {letter.text
        .trim()
        .split('\n\n')
        .map((paragraph) => (
          <p key={paragraph}>
            {paragraph.split('\n').map((line) => (
              <Fragment key={line}>
                {line}
                <br />
              </Fragment>
            ))}
          </p>
        ))}
      {calendar === undefined ? null : (
        <Button
          onPress={() =>
            saveAs(new Blob([calendar.content], { type: `text/calendar; method=${calendar.method}` }), 'meeting.ics')
          }
        >
          {calendar.method === 'REQUEST' ? 'Save the calendar entry' : 'Save the calendar cancellation'}
        </Button>
      )}
    </Stack>
  );
}
