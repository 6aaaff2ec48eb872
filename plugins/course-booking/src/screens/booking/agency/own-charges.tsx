import type { LineListed } from '@trellis/core/billing';
import { useApi, useLink, usePaged } from '@trellis/plugin/screens';
import { TextButton } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Disclosure } from '@trellis/ui/disclosure';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import { PagedTable } from '@trellis/ui/paged-table';
import { PlainList } from '@trellis/ui/plain-list';
import { countAndOrder } from '@trellis/ui/plural-words';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useState } from 'react';
import { LINE_KINDS, LINE_STATES } from '../../charges/lines/line-words.ts';
import { DisputeLine } from './dispute-line.tsx';

/** What an agency is charged, line by line with its reason, and the way to dispute a line. */
export function OwnCharges({ agencyId }: { readonly agencyId: string }) {
  const api = useApi();
  const link = useLink();
  const done = useDoneNote('Done');
  const [disputed, dispute] = useState<LineListed>();
  const paged = usePaged<LineListed>((page) => api.billing.lines.query({ ...page, agencyId }), [agencyId]);
  return (
    <Stack gap="wide">
      {done.note}
      <Card>
        <PagedTable
          paged={paged}
          what="charges"
          caption={countAndOrder(paged.total, 'The newest first', 'line')}
          columns={columnsOf({ link, onDispute: dispute })}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              level={2}
              title="No charges"
              text="Places that were used, and places that were given up late, stand here with their price and its reason."
            />
          }
        />
      </Card>
      {disputed === undefined ? null : (
        <DisputeLine
          line={disputed}
          onClose={() => dispute(undefined)}
          onDone={(words) => {
            dispute(undefined);
            done.say(words);
            paged.again();
          }}
        />
      )}
    </Stack>
  );
}

interface ColumnsProps {
  readonly link: (path: string) => string;
  readonly onDispute: (line: LineListed) => void;
}

function columnsOf({ link, onDispute }: ColumnsProps): readonly Column<LineListed>[] {
  return [
    {
      key: 'what',
      header: 'For what',
      heading: true,
      cell: ({ id, title, kind, why }) => (
        <>
          <Link href={link(`/charges/lines/${id}`)}>{title}</Link>
          {kind === 'charge' ? null : <small>{[LINE_KINDS[kind], why].filter(Boolean).join(': ')}</small>}
        </>
      ),
    },
    { key: 'on', header: 'Arose on', kind: 'date', cell: ({ arisesOn }) => longDate(arisesOn) },
    { key: 'amount', header: 'Amount', kind: 'number', cell: ({ pence }) => pounds(pence) },
    {
      key: 'why',
      header: 'Why',
      cell: ({ title, quote }) => (
        <Disclosure
          summary={
            <>
              Why<span className="vh"> for {title}</span>
            </>
          }
        >
          <PlainList
            small
            items={[
              ...quote.lines.map(({ because }) => because),
              `${quote.policy.title}, version ${quote.policy.version}`,
            ]}
          />
        </Disclosure>
      ),
    },
    {
      key: 'state',
      header: 'How it stands',
      cell: (line) => (
        <>
          <StateMark state={LINE_STATES[line.state].sign} look="small">
            {LINE_STATES[line.state].words}
          </StateMark>
          {line.kind === 'charge' && line.state !== 'disputed' && line.pence > 0 ? (
            <TextButton about={`the charge for ${line.title}`} onPress={() => onDispute(line)}>
              Dispute
            </TextButton>
          ) : null}
        </>
      ),
    },
  ];
}
