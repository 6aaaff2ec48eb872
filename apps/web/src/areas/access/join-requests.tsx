import type { JoinRequest } from '@trellis/core/access';
import { useAction, useApi, useLoad, usePaged } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { longTime } from '@trellis/ui/long-date';
import { useState } from 'react';
import { FaultNote } from '@trellis/ui/fault-note';
import { PagedTable } from '@trellis/ui/paged-table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { FindPerson } from './find-person.tsx';

/** Requests of people whom nobody imported: whose record each is, or no. */
export function JoinRequests({ onDone }: { readonly onDone: (words: string) => void }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const requests = usePaged<JoinRequest>((page) => api.access.joinRequests.query(page), []);
  const agencies = useLoad(() => api.people.agencies.query(), []);
  const [chosen, choose] = useState<JoinRequest>();
  const deciding = useAction();

  function decide(request: JoinRequest, personId: string | undefined, words: string): void {
    deciding.run(async () => {
      await api.access.decideJoinRequest.mutate({
        requestId: request.id,
        answer: personId === undefined ? { accept: false } : { accept: true, personId },
      });
      choose(undefined);
      onDone(words);
      requests.again();
    });
  }
  return (
    <>
      <FaultNote title="We could not load the agencies" error={agencies.error} />
      {chosen === undefined ? <FaultNote title="Your answer was not saved" error={deciding.error} /> : null}
      <Card>
        <PagedTable
          paged={requests}
          what="requests"
          caption="Requests, the oldest first"
          quietCaption
          rowKey={(row) => row.id}
          isChosen={(row) => row.id === chosen?.id}
          columns={[
            {
              key: 'name',
              header: 'Name they gave',
              heading: true,
              cell: (row) => (
                <>
                  {row.statedName}
                  <small>
                    {row.statedStaffNumber === undefined
                      ? 'No staff number given'
                      : `Staff number ${row.statedStaffNumber}`}
                  </small>
                </>
              ),
            },
            {
              key: 'agency',
              header: 'Agency',
              cell: (row) => agencies.answer?.find((agency) => agency.id === row.agencyId)?.name ?? '',
            },
            { key: 'at', header: 'Asked', cell: (row) => longTime(row.requestedAt, timeZone) },
            {
              key: 'answer',
              header: 'Answer',
              quiet: true,
              cell: (row) => (
                <ButtonRow>
                  <Button small about={row.statedName} onPress={() => choose(row)}>
                    Find their record
                  </Button>
                  <Button
                    small
                    about={row.statedName}
                    busy={deciding.isBusy ? 'Saving' : undefined}
                    onPress={() => decide(row, undefined, `${row.statedName} was not let in.`)}
                  >
                    Say no
                  </Button>
                </ButtonRow>
              ),
            },
          ]}
          empty={
            <EmptyState
              title="Nobody asks to be let in"
              text="Somebody whom no file brought can name an agency when they first open Trellis. The request then waits here."
            />
          }
        />
      </Card>
      {chosen === undefined ? null : (
        <FindPerson
          name={chosen.statedName}
          advice={
            chosen.statedStaffNumber === undefined
              ? 'No staff number was given.'
              : `Staff number given: ${chosen.statedStaffNumber}.`
          }
          text={chosen.statedStaffNumber ?? chosen.statedName}
          agencyId={chosen.agencyId}
          error={deciding.error}
          onClose={() => choose(undefined)}
          onFound={(personId, name) =>
            decide(chosen, personId, `${chosen.statedName} is joined to the record of ${name}.`)
          }
        />
      )}
    </>
  );
}
