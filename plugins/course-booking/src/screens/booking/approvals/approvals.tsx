import type { ApprovalShown } from '@trellis/core/bookings';
import { useApi, usePaged, useSession } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { PlainList } from '@trellis/ui/plain-list';
import { useState } from 'react';
import { todayOn } from '@trellis/ui/sitting';
import { approvalColumns } from './approval-columns.tsx';
import { ApprovalsTabs } from './approvals-tabs.tsx';
import { ApprovePlaces } from './approve-places.tsx';
import { AttestBasics } from './attest-basics.tsx';
import { countAndOrder, many } from '@trellis/ui/plural-words';
import { useTimeZone } from '@trellis/ui/time-zone';
import { RefusePlace } from './refuse-place.tsx';
import { seesCharges } from '../sees-charges.ts';

/** What was done, and who was left out of it and why. */
interface Told {
  readonly done: string;
  readonly left: readonly string[];
}

type Open =
  | { readonly kind: 'approve'; readonly rows: readonly ApprovalShown[] }
  | {
      readonly kind: 'refuse' | 'attest';
      readonly row: ApprovalShown;
    };

/** Places that wait for the reader's word: each with its own price, last free day and what should come before it. */
export function Approvals() {
  const timeZone = useTimeZone();
  const api = useApi();
  const { roles } = useSession();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<Open>();
  const [told, setTold] = useState<Told>();
  const paged = usePaged<ApprovalShown>((page) => api.bookings.toApprove.query(page), []);
  const rows = (paged.rows ?? []).filter(({ booking }) => chosen.has(booking.id));

  function choose(id: string, isChosen: boolean): void {
    setChosen(new Set(isChosen ? [...chosen, id] : [...chosen].filter((each) => each !== id)));
  }
  function done(what: Told): void {
    setOpen(undefined);
    setTold(what);
    setChosen(new Set());
    paged.again();
  }
  return (
    <>
      <PageHead
        title="Places to approve"
        lead="Each place is held until you answer. Approving agrees to the time and to what the agency pays."
      />
      <ApprovalsTabs current="approvals" hasCharges={seesCharges(roles)} />
      {told === undefined ? null : <ToldNote told={told} />}
      <div className="section">
        <Card>
          <PagedTable
            paged={paged}
            what="requests"
            caption={countAndOrder(paged.total, 'The most pressing first', 'request')}
            columns={approvalColumns(
              {
                todayOn: todayOn(timeZone),
                chosen,
                onChoose: choose,
                onApprove: (row) => setOpen({ kind: 'approve', rows: [row] }),
                onRefuse: (row) => setOpen({ kind: 'refuse', row }),
                onAttest: (row) => setOpen({ kind: 'attest', row }),
              },
              timeZone,
            )}
            rowKey={({ booking }) => booking.id}
            isChosen={({ booking }) => chosen.has(booking.id)}
            empty={
              <EmptyState
                level={2}
                title="Nothing waits for your word"
                text="When somebody you look after asks for a place, it stands here with its price."
              />
            }
          />
          {rows.length === 0 ? null : (
            <ButtonRow>
              <Button kind="main" onPress={() => setOpen({ kind: 'approve', rows })}>
                {`Approve the ${many(rows.length, 'chosen request', 'chosen requests')}`}
              </Button>
            </ButtonRow>
          )}
        </Card>
      </div>
      {open?.kind === 'approve' ? (
        <ApprovePlaces rows={open.rows} onClose={() => setOpen(undefined)} onDone={done} />
      ) : null}
      {open?.kind === 'refuse' ? <RefusePlace row={open.row} onClose={() => setOpen(undefined)} onDone={done} /> : null}
      {open?.kind === 'attest' ? (
        <AttestBasics row={open.row} onClose={() => setOpen(undefined)} onDone={done} />
      ) : null}
    </>
  );
}

function ToldNote({ told: { done, left } }: { readonly told: Told }) {
  return (
    <>
      {done === '' ? null : (
        <Note state="current" live="status" title="Done">
          {done}
        </Note>
      )}
      {left.length === 0 ? null : (
        <Note state="fault" live="alert" title="Left as they were">
          <PlainList items={left} />
        </Note>
      )}
    </>
  );
}
