import { useApi, useLink, usePaged, useServices } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { FilterBar } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import { dayAt, todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import type { EndorsementListed } from '../answers.ts';
import { QualityTabs } from '../quality-tabs.tsx';
import { useMayDo } from '../who-may.ts';
import { standingWords } from './standing-words.ts';

/** Which are shown, by what stands in the address. */
const SHOWN: Readonly<Record<string, { readonly label: string; readonly asks: { state?: 'asked'; expiring?: true } }>> =
  {
    waiting: { label: 'Waiting for a decision', asks: { state: 'asked' } },
    expiring: { label: 'Running out soon', asks: { expiring: true } },
  };

/** Agencies' own courses that were held against the agreed minimum content: what waits first, then what runs out soonest. */
export function EndorsementsPage() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { query, go } = useServices();
  const { isRunning, leadsAgencies } = useMayDo();
  const show = query['show'] ?? '';
  const asks = SHOWN[show]?.asks ?? {};
  const paged = usePaged<EndorsementListed>((page) => api.standards.endorsements.query({ ...page, ...asks }), [show]);
  const today = todayOn(timeZone);
  const columns: readonly Column<EndorsementListed>[] = [
    {
      key: 'course',
      header: 'Course',
      heading: true,
      cell: (row) => (
        <>
          <Link href={link(`/quality/endorsements/${row.id}`)} about={`of ${row.agencyName}`}>
            {row.courseTitle}
          </Link>
          <small>{row.agencyName}</small>
          <small>{`Against ${row.setTitle}`}</small>
        </>
      ),
    },
    {
      key: 'standing',
      header: 'Where it stands',
      cell: (row) => {
        const { sign, words } = standingWords(row, today);
        return <StateMark state={sign}>{words}</StateMark>;
      },
    },
    { key: 'asked', header: 'Asked for', kind: 'date', cell: ({ askedAt }) => longDate(dayAt(askedAt, timeZone)) },
  ];
  return (
    <>
      <PageHead
        title="Endorsements"
        lead={
          isRunning
            ? 'Completions of an agency’s own course count from the day you endorse it until the day it runs out, and on no other.'
            : 'Your own course counts once the partnership has held it against the agreed minimum content.'
        }
        actions={
          leadsAgencies.length === 0 && !isRunning ? undefined : (
            <ButtonLink kind={isRunning ? 'plain' : 'main'} href={link('/quality/endorsements/new')}>
              Ask for an endorsement
            </ButtonLink>
          )
        }
      />
      <QualityTabs current="/quality/endorsements" />
      <div className="section">
        <Card>
          <FilterBar label="Endorsements">
            <SelectField
              label="Show"
              first="All of them"
              choices={Object.entries(SHOWN).map(([value, { label }]) => ({ value, label }))}
              value={show}
              onChange={(value) => go(link(`/quality/endorsements${value === '' ? '' : `?show=${value}`}`))}
            />
          </FilterBar>
          <PagedTable
            paged={paged}
            what="endorsements"
            caption="Endorsements: what waits first, then what runs out soonest"
            columns={columns}
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                level={2}
                title={show === '' ? 'Nobody has asked yet' : 'None at the moment'}
                text={
                  show === ''
                    ? 'An agency that gives a course of its own asks here for it to count.'
                    : 'Choose all of them above to see the others.'
                }
              />
            }
          />
        </Card>
      </div>
    </>
  );
}
