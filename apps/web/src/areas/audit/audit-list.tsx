import type { PersonId } from '@trellis/core';
import type { ChangeListed } from '@trellis/core/audit';
import { useApi, usePaged, useServices } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { DateField, dateOf, noDate } from '@trellis/ui/date-field';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { longTime } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { FilterBar } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import type { Column } from '@trellis/ui/table';
import { useState } from 'react';
import { PagedTable } from '@trellis/ui/paged-table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { ACTION_CHOICES, actionWords, actorWords } from './action-words.ts';
import { changeWords } from './change-words.ts';
import { dayBounds } from './day-bounds.ts';

/** Who did what, when and why, newest first. Nothing here can be changed by anybody. */
export function AuditList() {
  const timeZone = useTimeZone();
  const api = useApi();
  const personId = useServices().query['person'];
  const [action, setAction] = useState('');
  const [day, setDay] = useState(noDate);
  const on = dateOf(day);
  const isTyping = on === null && (day.day !== '' || day.month !== '' || day.year !== '');
  const entries = usePaged<ChangeListed>(
    (page) =>
      api.audit.entries.query({
        ...page,
        ...(personId === undefined ? {} : { personId: personId as PersonId }),
        ...(action === '' ? {} : { action }),
        ...(on === null ? {} : dayBounds(on, timeZone)),
      }),
    [action, on, personId],
  );
  return (
    <>
      <PageHead
        title="Audit"
        lead="Every change: who, when, what and why. Entries are added, never changed, and what they say of a person is erased with that person."
      />
      <div className="section">
        <Card>
          {personId === undefined ? null : (
            <p>
              These changes are about one person.{' '}
              <Link kind="text" href={`/people/${personId}`}>
                Open their record
              </Link>{' '}
              or{' '}
              <Link kind="text" href="/audit">
                show all changes
              </Link>
              .
            </p>
          )}
          <FilterBar label="Changes">
            <SelectField
              label="Action"
              first="All actions"
              choices={ACTION_CHOICES}
              value={action}
              onChange={setAction}
            />
            <DateField
              label="On one day"
              optional
              value={day}
              onChange={setDay}
              hint={
                isTyping ? 'Enter day, month and a year of four figures. Until then all days are shown.' : undefined
              }
            />
          </FilterBar>
          <PagedTable
            paged={entries}
            what="changes"
            caption="Changes, newest first"
            columns={columnsIn(timeZone)}
            rowKey={(row) => row.id}
            empty={
              <EmptyState
                level={2}
                title="Nothing was changed"
                text={
                  action === '' && on === null
                    ? 'Changes appear here as they are made.'
                    : 'No change fits this action and this day.'
                }
              />
            }
          />
        </Card>
      </div>
    </>
  );
}

function columnsIn(timeZone: string): readonly Column<ChangeListed>[] {
  return [
    {
      key: 'what',
      header: 'What',
      heading: true,
      cell: (row) => (
        <>
          {actionWords(row.action)}
          {row.personName === undefined ? null : (
            <small>
              <Link href={`/people/${row.personId}`}>{row.personName}</Link>
            </small>
          )}
        </>
      ),
    },
    { key: 'at', header: 'When', cell: (row) => longTime(row.at, timeZone) },
    { key: 'who', header: 'Who', cell: (row) => actorWords(row) },
    { key: 'changed', header: 'What changed', cell: (row) => <Changed entry={row} /> },
    { key: 'why', header: 'Why', cell: (row) => row.why ?? '' },
  ];
}

function Changed({ entry }: { readonly entry: ChangeListed }) {
  const timeZone = useTimeZone();
  if (entry.sealed) return <>Erased with the person</>;
  const changes = changeWords(entry.before, entry.after, timeZone);
  return changes.map(({ field, words }) => (
    <div key={field}>
      <span className="muted">{field}:</span> {words}
    </div>
  ));
}
