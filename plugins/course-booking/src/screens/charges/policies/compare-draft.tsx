import { AGENCY_KIND_WORDS } from '@trellis/core/people';
import type { Compared, KindCompared } from '@trellis/core/billing';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { DateField, dateOf, entryOf, type DateEntry } from '@trellis/ui/date-field';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Columns, Stack } from '@trellis/ui/layout';
import { count, longDate } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import { Section } from '@trellis/ui/section';
import { Table, type Column } from '@trellis/ui/table';
import { useState } from 'react';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { periodLater, periodOf } from '../billing-months.ts';
import { differenceWords } from './compare-words.ts';

/** What the bookings of a time were charged, and what they would have been charged under a draft, by kind of agency. */
export function CompareDraft({ policy }: { readonly policy: Readonly<Record<string, unknown>> }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const today = todayOn(timeZone);
  const [from, setFrom] = useState<DateEntry>(entryOf(`${periodLater(periodOf(today), -12)}-01`));
  const [to, setTo] = useState<DateEntry>(entryOf(today));
  const [compared, setCompared] = useState<{ readonly is: Compared; readonly of: string }>();
  const comparing = useAction();
  const [first, last] = [dateOf(from), dateOf(to)];
  const isReal = first !== null && last !== null && first <= last;
  return (
    <Section title="What last year’s bookings would have cost">
      <Card>
        <Stack>
          <Form
            label="Compare"
            onSubmit={() => {
              if (!isReal) return;
              comparing.run(async () => {
                const is = await api.billing.compareDraft.query({ policy: { ...policy }, from: first, to: last });
                setCompared({ is, of: `${longDate(first)} to ${longDate(last)}` });
              });
            }}
          >
            <p>
              Each booking is asked again as it was: the same agency, course and outcome, by this draft. Nothing is
              changed.
            </p>
            <Columns kind="two">
              <DateField
                label="From"
                value={from}
                onChange={setFrom}
                error={first === null ? 'Enter a real date' : undefined}
              />
              <DateField
                label="Up to"
                value={to}
                onChange={setTo}
                error={
                  last === null
                    ? 'Enter a real date'
                    : isReal || first === null
                      ? undefined
                      : 'Enter a day after the first'
                }
              />
            </Columns>
            <div>
              <Button type="submit" busy={comparing.isBusy ? 'Comparing' : undefined}>
                Compare
              </Button>
            </div>
          </Form>
          <FaultNote title="We could not compare" error={comparing.error} />
          {compared === undefined ? null : <Result compared={compared.is} of={compared.of} />}
        </Stack>
      </Card>
    </Section>
  );
}

function Result({ compared, of }: { readonly compared: Compared; readonly of: string }) {
  const columns: readonly Column<KindCompared>[] = [
    { key: 'kind', header: 'Kind of agency', heading: true, cell: (row) => AGENCY_KIND_WORDS[row.kind] },
    { key: 'bookings', header: 'Bookings', kind: 'number', cell: (row) => count(row.bookings) },
    { key: 'before', header: 'Cost then', kind: 'number', cell: (row) => pounds(row.pence) },
    { key: 'now', header: 'Would have cost', kind: 'number', cell: (row) => pounds(row.wouldBePence) },
    {
      key: 'difference',
      header: 'Difference',
      kind: 'number',
      cell: (row) => differenceWords(row.wouldBePence - row.pence),
    },
    {
      key: 'who',
      header: 'Dearer or cheaper',
      cell: (row) => `${count(row.dearer)} dearer, ${count(row.cheaper)} cheaper`,
    },
  ];
  return (
    <div aria-live="polite">
      <Table
        caption={`Bookings of ${of}`}
        columns={columns}
        rows={compared.byKind}
        rowKey={(row) => row.kind}
        empty={
          <EmptyState title="No bookings" text={`Nothing was charged from ${of}, so there is nothing to compare.`} />
        }
        foot={{
          kind: 'All together',
          bookings: count(compared.bookings),
          before: pounds(compared.pence),
          now: pounds(compared.wouldBePence),
          difference: differenceWords(compared.wouldBePence - compared.pence),
        }}
      />
      {compared.unanswered === 0 ? null : (
        <p className="muted small">
          {compared.unanswered === 1 ? 'One booking is' : `${count(compared.unanswered)} bookings are`} in no sum: this
          draft asks for something that nobody recorded of {compared.unanswered === 1 ? 'it' : 'them'}.
        </p>
      )}
    </div>
  );
}
