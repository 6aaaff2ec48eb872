import { AGENCY_KIND_WORDS } from '@trellis/core/people';
import type { DetailsListed } from '@trellis/core/billing';
import { useApi, useLoad, useLocalPages } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Checkbox } from '@trellis/ui/checkbox-group';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { Stack } from '@trellis/ui/layout';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { FilterBar, SearchField } from '@trellis/ui/search-field';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useState } from 'react';
import { ChargesTabs } from '../charges-tabs.tsx';
import { CodesDialog } from './codes-dialog.tsx';
import { missingWords } from '../run-words.ts';
import { many } from '@trellis/ui/plural-words';
import { Successions } from './successions.tsx';
import { TermsDialog } from './terms-dialog.tsx';
import { useMayCharge } from '../who-may.ts';

/** How the finance system knows each agency, what decides its price, and who took over whose dues. */
export function FinanceDetailsPage() {
  const api = useApi();
  const { isFinance } = useMayCharge();
  const [text, setText] = useState('');
  const [isLackingOnly, setLackingOnly] = useState(false);
  const [codesOf, openCodes] = useState<DetailsListed>();
  const [termsOf, openTerms] = useState<DetailsListed>();
  const saved = useDoneNote('Saved');
  const details = useLoad(() => api.billing.details.query({}), []);
  const shown = details.answer?.filter(
    ({ agency, missing }) =>
      agency.name.toLowerCase().includes(text.trim().toLowerCase()) && (!isLackingOnly || missing.length > 0),
  );
  const paged = useLocalPages<DetailsListed>(shown, {
    by: `${text} ${isLackingOnly}`,
    error: details.error,
    isLoading: details.state === 'loading',
    again: details.again,
  });
  const nameOf = (id: string): string =>
    details.answer?.find(({ agency }) => agency.id === id)?.agency.name ?? 'another agency';
  const columns: readonly Column<DetailsListed>[] = [
    {
      key: 'agency',
      header: 'Agency',
      heading: true,
      cell: ({ agency, payerId }) => (
        <>
          {agency.name}
          <small>{AGENCY_KIND_WORDS[agency.kind]}</small>
          {payerId === undefined ? null : <small>{nameOf(payerId)} pays its dues</small>}
        </>
      ),
    },
    {
      key: 'customer',
      header: 'Customer number',
      cell: ({ details: { customerNumber } }) => customerNumber ?? <StateMark state="unknown">Not set</StateMark>,
    },
    {
      key: 'vat',
      header: 'VAT code',
      cell: ({ details: { vatCode } }) => vatCode ?? <StateMark state="unknown">Not set</StateMark>,
    },
    { key: 'cost-centre', header: 'Cost centre', cell: ({ details: { costCentre } }) => costCentre ?? '–' },
    { key: 'order', header: 'Order number', cell: ({ details: { purchaseOrder } }) => purchaseOrder ?? '–' },
    {
      key: 'change',
      header: 'Change',
      quiet: true,
      cell: (row) => (
        <ButtonRow>
          {isFinance ? (
            <Button small about={`of ${row.agency.name}`} onPress={() => openCodes(row)}>
              Codes
            </Button>
          ) : null}
          <Button small about={`of ${row.agency.name}`} onPress={() => openTerms(row)}>
            Price terms
          </Button>
        </ButtonRow>
      ),
    },
  ];
  const lacking = details.answer?.filter(({ missing }) => missing.length > 0) ?? [];
  return (
    <>
      <PageHead
        title="Agencies and codes"
        lead={
          details.answer === undefined
            ? 'How the finance system knows each agency, and what decides its price.'
            : lacking.length === 0
              ? 'Every agency has a customer number and a VAT code.'
              : `${many(lacking.length, 'agency', 'agencies')} of ${details.answer.length} ${lacking.length === 1 ? 'lacks' : 'lack'} a ${missingWords(['customerNumber'])} or a ${missingWords(['vatCode'])}, and cannot be billed until it is set.`
        }
      />
      <ChargesTabs current="/charges/agencies" />
      <Stack gap="wide">
        {saved.note}
        <Card>
          <FilterBar label="Agencies">
            <SearchField label="Agency" value={text} onChange={setText} />
            <Checkbox label="Only those that lack a code" checked={isLackingOnly} onChange={setLackingOnly} />
          </FilterBar>
          <PagedTable
            paged={paged}
            what="agencies"
            caption={`${many(shown?.length ?? 0, 'agency', 'agencies')}, by name`}
            columns={columns}
            rowKey={({ agency }) => agency.id}
            isChosen={(row) => row === codesOf || row === termsOf}
            empty={
              <EmptyState
                title="No agency"
                text={
                  details.answer?.length === 0
                    ? 'Agencies appear here once they have been imported.'
                    : 'No agency fits what you chose.'
                }
              />
            }
          />
        </Card>
      </Stack>
      {details.answer === undefined ? null : (
        <Successions agencies={details.answer} mayChange={isFinance} onSaved={details.again} />
      )}
      {codesOf === undefined ? null : (
        <CodesDialog
          listed={codesOf}
          onClose={() => openCodes(undefined)}
          onSaved={() => {
            saved.say(`The codes of ${codesOf.agency.name} hold from the next run on.`);
            openCodes(undefined);
            details.again();
          }}
        />
      )}
      {termsOf === undefined ? null : (
        <TermsDialog
          listed={termsOf}
          onClose={() => openTerms(undefined)}
          onSaved={(words) => {
            saved.say(words);
            openTerms(undefined);
          }}
        />
      )}
    </>
  );
}
