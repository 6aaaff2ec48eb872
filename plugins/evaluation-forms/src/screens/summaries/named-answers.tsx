import type { EventId } from '@trellis/core';
import type { NamedAnswers as Answered } from '@trellis/core/evaluation';
import { useApi, useLink, usePaged, useServices } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Facts } from '@trellis/ui/facts';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { longTime } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { Pager } from '@trellis/ui/pager';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { useTimeZone } from '@trellis/ui/time-zone';
import { RATE_STAGES } from './summary-words.ts';

/** What people of one event answered, with their names. That it was opened goes on record. */
export function NamedAnswers() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const eventId = (useServices().parameters['eventId'] ?? '') as EventId;
  const { rows, pager, error, isLoading } = usePaged<Answered>(
    (page) => api.evaluation.namedAnswers.mutate({ ...page, eventId }),
    [eventId],
  );
  return (
    <>
      <PageHead
        back={{ href: link(`/evaluation/events/${eventId}`), label: 'Back to the summary' }}
        title="Answers with names"
        lead="For coordinators alone, to follow up what somebody said. It is on record that you have opened this page. Anonymous answers are not here."
      />
      <FaultNote title="We could not load the answers" error={error} />
      {rows === undefined ? (
        error === undefined ? (
          <ProgressBar label="Answers" words="Loading the answers" />
        ) : null
      ) : rows.length === 0 ? (
        <Card>
          <EmptyState
            level={2}
            title="Nobody has answered with a name"
            text="What people answer on a form with names stands here."
          />
        </Card>
      ) : (
        <div aria-busy={isLoading}>
          <Stack gap="wide">
            {rows.map((row) => (
              <Card key={`${row.bookingId} ${row.stage}`} title={row.name}>
                <Stack>
                  <p className="muted">{`${row.agencyName}. ${RATE_STAGES[row.stage]}, ${longTime(row.answeredAt, timeZone)}`}</p>
                  <Facts
                    wide
                    items={[
                      ...row.ratings.map(({ title, label, isThinkingBack }) => ({
                        term: isThinkingBack ? `${title} (before, thinking back)` : title,
                        detail: label,
                      })),
                      ...[...row.choices, ...row.texts].map(({ title, text }) => ({
                        term: title,
                        detail: <span className="said">{text}</span>,
                      })),
                    ]}
                  />
                </Stack>
              </Card>
            ))}
          </Stack>
          {pager?.previous === undefined && pager?.next === undefined ? null : (
            <Pager label="Pages of answers" {...pager} />
          )}
        </div>
      )}
    </>
  );
}
