import { useApi, useLoad, useServices } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { FaultNote } from '@trellis/ui/fault-note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { SelectField, type Choice } from '@trellis/ui/select-field';
import { Tabs } from '@trellis/ui/tabs';
import { useState } from 'react';
import { address } from './address.ts';
import { BookFor } from './book-for.tsx';
import { Deputies } from './deputies.tsx';
import { OwnCharges } from './own-charges.tsx';
import { AgencyTable } from './agency-table.tsx';

/** The bookings of an agency or a team, and what the agency is charged for them. */
export function AgencyBookings() {
  const api = useApi();
  const { session, query, go, link } = useServices();
  const own = session.grants.flatMap(({ agencyId, agencyName }) =>
    agencyId === undefined ? [] : [{ value: agencyId, label: agencyName ?? '' }],
  );
  const ids = new Set<string>();
  const granted = own.filter(({ value }) => !ids.has(value) && ids.add(value));
  const loading = useLoad(
    async (): Promise<readonly Choice[]> =>
      granted.length > 0
        ? granted
        : (await api.people.agencies.query()).map(({ id, name }) => ({ value: id, label: name })),
    [],
  );
  const [isBooking, book] = useState(query['event'] !== undefined);
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
  const canSeeCharges = session.roles.some((role) =>
    ['agency-lead', 'finance', 'coordinator', 'administrator'].includes(role),
  );
  const isCharges = canSeeCharges && query['as'] === 'charges';
  const at = (change: Readonly<Record<string, string>>): string =>
    address('/agency-bookings', { agency: agency?.value, as: isCharges ? 'charges' : '', ...change });
  if (agency === undefined)
    return <PageHead title="Agency bookings" lead="You look after no agency, so there are no bookings to show." />;
  return (
    <>
      <PageHead
        title={`Bookings of ${agency.label}`}
        lead="Who goes where, what it costs, and what can still be changed."
        actions={
          <Button kind="main" onPress={() => book(true)}>
            Book people on a course
          </Button>
        }
      />
      {agencies.length > 1 ? (
        <SelectField
          label="Agency"
          choices={agencies}
          value={agency.value}
          onChange={(agencyId) => go(at({ agency: agencyId }))}
        />
      ) : null}
      {canSeeCharges ? (
        <Tabs
          label="Parts of this page"
          items={[
            { href: link(at({ as: '' })), label: 'Bookings', current: !isCharges },
            { href: link(at({ as: 'charges' })), label: 'Charges', current: isCharges },
          ]}
        />
      ) : null}
      {isCharges ? <OwnCharges agencyId={agency.value} /> : <AgencyTable agencyId={agency.value} />}
      {canSeeCharges && !isCharges ? <Deputies agency={{ id: agency.value, name: agency.label }} /> : null}
      {isBooking ? <BookFor eventId={query['event']} onClose={() => book(false)} /> : null}
    </>
  );
}
