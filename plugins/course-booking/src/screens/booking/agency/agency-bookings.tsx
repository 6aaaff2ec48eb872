import { useApi, useLoad, useServices } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { FaultNote } from '@trellis/ui/fault-note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { FilterBar } from '@trellis/ui/search-field';
import { SelectField, type Choice } from '@trellis/ui/select-field';
import { useState } from 'react';
import { AgencyTable } from './agency-table.tsx';
import { address } from '../address.ts';
import { ApprovalsTabs } from '../approvals/approvals-tabs.tsx';
import { BookFor } from './book-for.tsx';
import { Deputies } from '../approvals/deputies.tsx';
import { OwnCharges } from './own-charges.tsx';
import { seesCharges } from '../sees-charges.ts';

/** Roles that are granted for an agency or a team of one. */
const LOOKING_AFTER_SOME: readonly string[] = ['manager', 'agency-lead'];

/** The bookings of an agency or a team, and what the agency is charged for them. */
export function AgencyBookings() {
  const api = useApi();
  const { session, query, go } = useServices();
  const canSeeCharges = seesCharges(session.roles);
  const own = session.grants.flatMap(({ role, agencyId, agencyName }) =>
    agencyId === undefined || !LOOKING_AFTER_SOME.includes(role) ? [] : [{ value: agencyId, label: agencyName ?? '' }],
  );
  const ids = new Set<string>();
  const granted = own.filter(({ value }) => !ids.has(value) && ids.add(value));
  const loading = useLoad(
    async (): Promise<readonly Choice[]> =>
      granted.length > 0 || !canSeeCharges
        ? granted
        : (await api.people.agencies.query()).map(({ id, name }) => ({ value: id, label: name })),
    [],
  );
  const [isBooking, book] = useState(query['event'] !== undefined);
  const [round, setRound] = useState(0);
  function closeBooking(): void {
    book(false);
    // Whoever was booked stands in the table now.
    setRound(round + 1);
  }
  const agencies = loading.answer;
  if (agencies === undefined)
    return loading.state === 'failed' ? (
      <>
        <PageHead title="Agency bookings" />
        <FaultNote title="We could not load the agencies" error={loading.error} />
      </>
    ) : (
      <ProgressBar label="Agency bookings" words="Opening the bookings" />
    );
  const agency = agencies.find(({ value }) => value === query['agency']) ?? agencies[0];
  const isCharges = canSeeCharges && query['as'] === 'charges';
  const at = (change: Readonly<Record<string, string>>): string =>
    address('/agency-bookings', { agency: agency?.value, as: isCharges ? 'charges' : '', ...change });
  if (agency === undefined)
    return <PageHead title="Agency bookings" lead="You look after no agency, so there are no bookings to show." />;
  return (
    <>
      <PageHead
        title={titleOf(agency.label, isCharges, canSeeCharges)}
        lead={
          isCharges
            ? 'What the agency is charged, line by line, each with its reason.'
            : 'Who goes where, what it costs, and what can still be changed.'
        }
        actions={
          isCharges ? undefined : (
            <Button kind="main" onPress={() => book(true)}>
              Book people on a course
            </Button>
          )
        }
      />
      <ApprovalsTabs
        current={isCharges ? 'charges' : 'bookings'}
        agencyId={agencies.length > 1 ? agency.value : undefined}
        hasCharges={canSeeCharges}
      />
      {agencies.length > 1 ? (
        <FilterBar label="Whose bookings and charges">
          <SelectField
            label="Agency"
            choices={agencies}
            value={agency.value}
            onChange={(agencyId) => go(at({ agency: agencyId }))}
          />
        </FilterBar>
      ) : null}
      {isCharges ? (
        <OwnCharges agencyId={agency.value} />
      ) : (
        <AgencyTable key={`${agency.value} ${round}`} agencyId={agency.value} />
      )}
      {canSeeCharges && !isCharges ? <Deputies agency={{ id: agency.value, name: agency.label }} /> : null}
      {isBooking ? <BookFor eventId={query['event']} onClose={closeBooking} /> : null}
    </>
  );
}

function titleOf(agencyName: string, isCharges: boolean, canSeeCharges: boolean): string {
  if (isCharges) return `Charges of ${agencyName}`;
  return canSeeCharges ? `Bookings of ${agencyName}` : `Bookings of your team at ${agencyName}`;
}
