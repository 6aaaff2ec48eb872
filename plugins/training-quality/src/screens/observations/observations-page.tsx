import type { Observation } from '@trellis/core/quality';
import { useApi, useLink, usePaged, useServices } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { capital } from '@trellis/ui/capital';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { FilterBar } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import { todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { ObservationListed } from '../answers.ts';
import { countsWords } from '../met-words.ts';
import { QualityTabs } from '../quality-tabs.tsx';
import { useMayDo } from '../who-may.ts';
import { observationStands, trainersLine } from './observation-words.ts';
import { PlanDialog } from './plan-dialog.tsx';

const STATES: readonly { readonly value: Observation['state']; readonly label: string }[] = [
  { value: 'planned', label: 'Planned' },
  { value: 'draft', label: 'Begun, not shared yet' },
  { value: 'shared', label: 'Shared with the trainers' },
];

/** Sessions that are observed, the latest first: all of them for whoever plans them, else one's own. */
export function ObservationsPage() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { query, go } = useServices();
  const { isRunning } = useMayDo();
  const [isPlanning, setPlanning] = useState(false);
  const done = useDoneNote('Planned');
  const state = STATES.find(({ value }) => value === query['show'])?.value;
  const paged = usePaged<ObservationListed>(
    (page) => api.quality.observations.query({ ...page, ...(state === undefined ? {} : { state }) }),
    [state ?? ''],
  );
  return (
    <>
      <PageHead
        title="Observations"
        lead={
          isRunning
            ? 'A session is watched against the standards by somebody who does not lead it. Its trainers read what was seen, and can reply.'
            : 'Sessions that you observe, and what was seen of those that you led.'
        }
        actions={
          isRunning ? (
            <Button kind="main" onPress={() => setPlanning(true)}>
              Plan an observation
            </Button>
          ) : undefined
        }
      />
      <QualityTabs current="/quality/observations" />
      {done.note}
      <div className="section">
        <Card>
          <FilterBar label="Observations">
            <SelectField
              label="Show"
              first="All of them"
              choices={STATES}
              value={state ?? ''}
              onChange={(value) => go(link(`/quality/observations${value === '' ? '' : `?show=${value}`}`))}
            />
          </FilterBar>
          <PagedTable
            paged={paged}
            what="observations"
            caption="Observations, the latest session first"
            columns={columns(link, timeZone)}
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                level={2}
                title={state === undefined ? 'No observation yet' : 'None at the moment'}
                text={
                  isRunning
                    ? 'Plan one, or let a sampling plan choose the sessions.'
                    : 'When a coordinator plans one with you, it stands here.'
                }
              />
            }
          />
        </Card>
      </div>
      {isPlanning ? (
        <PlanDialog
          onClose={() => setPlanning(false)}
          onPlanned={(words) => {
            setPlanning(false);
            done.say(words);
            paged.again();
          }}
        />
      ) : null}
    </>
  );
}

function columns(link: (path: string) => string, timeZone: string): readonly Column<ObservationListed>[] {
  const today = todayOn(timeZone);
  return [
    {
      key: 'session',
      header: 'Session',
      heading: true,
      cell: (row) => (
        <>
          <Link href={link(`/quality/observations/${row.id}`)} about={`on ${longDate(row.on)}`}>
            {row.courseTitle}
          </Link>
          <small>{longDate(row.on)}</small>
          <small>{row.trainers.length === 0 ? 'Nobody leads it yet' : `Led by ${trainersLine(row.trainers)}`}</small>
        </>
      ),
    },
    { key: 'observer', header: 'Observer', cell: ({ observerName }) => observerName ?? 'Nobody named yet' },
    {
      key: 'state',
      header: 'Where it stands',
      cell: (row) => {
        const { sign, words } = observationStands(row, today);
        return <StateMark state={sign}>{words}</StateMark>;
      },
    },
    {
      key: 'found',
      header: 'What was seen',
      cell: ({ state, counts }) =>
        state !== 'shared' || counts === undefined ? (
          <span className="muted">Not shared yet</span>
        ) : (
          capital(countsWords(counts))
        ),
    },
  ];
}
