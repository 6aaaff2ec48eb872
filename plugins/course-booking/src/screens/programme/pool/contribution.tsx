import type { AgencyContribution } from '@trellis/core/trainers';
import { useApi, usePaged } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { Stack } from '@trellis/ui/layout';
import { PagedTable } from '@trellis/ui/paged-table';
import { FilterBar } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import { todayOn } from '@trellis/ui/sitting';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { givenWords, targetWords, yearOf, yearsAround } from './contribution-words.ts';
import { PoolSettings } from './pool-settings.tsx';
import { TargetForm } from './target-form.tsx';

/** What each agency gives to the programme in a year, beside what it agreed to. */
export function Contribution() {
  const timeZone = useTimeZone();
  const api = useApi();
  const years = yearsAround(todayOn(timeZone));
  const [year, setYear] = useState(years[1]!.value);
  const [target, setTarget] = useState<AgencyContribution>();
  const [isSetting, setSetting] = useState(false);
  const saved = useDoneNote('Saved');
  const paged = usePaged<AgencyContribution>(
    (page) => api.trainers.contribution.query({ ...page, ...yearOf(year) }),
    [year],
  );
  const keep = (words: string): void => {
    setTarget(undefined);
    setSetting(false);
    saved.say(words);
    paged.again();
  };
  return (
    <div className="section stack">
      {saved.note}
      <p>
        <Button onPress={() => setSetting(true)}>What is asked of trainers</Button>
      </p>
      <Card>
        <Stack>
          <FilterBar label="Which year">
            <SelectField label="Year" choices={years} value={year} onChange={setYear} />
          </FilterBar>
          <PagedTable
            paged={paged}
            what="agencies"
            caption="Agencies by name. Hours are those of trainers: two of one agency for a day count twice"
            columns={columns(setTarget)}
            rowKey={({ agencyId }) => agencyId}
            empty={<EmptyState level={2} title="No agency gives a trainer yet" text="Take somebody into the pool." />}
          />
        </Stack>
      </Card>
      {target === undefined ? null : (
        <TargetForm
          agency={target}
          onClose={() => setTarget(undefined)}
          onSaved={() => keep(`What ${target.agencyName} agreed to is kept.`)}
        />
      )}
      {isSetting ? (
        <PoolSettings
          onClose={() => setSetting(false)}
          onSaved={() => keep('It is kept. Dates that were led stay led.')}
        />
      ) : null}
    </div>
  );
}

function columns(onTarget: (row: AgencyContribution) => void): readonly Column<AgencyContribution>[] {
  return [
    {
      key: 'agency',
      header: 'Agency',
      heading: true,
      cell: ({ agencyName, trainers }) => (
        <>
          {agencyName}
          <small>{trainers === 1 ? 'One trainer in the pool' : `${trainers} trainers in the pool`}</small>
        </>
      ),
    },
    { key: 'led', header: 'Led', cell: ({ led }) => givenWords(led) },
    { key: 'planned', header: 'Still to come', cell: ({ planned }) => givenWords(planned) },
    { key: 'target', header: 'Agreed to', cell: (row) => targetWords(row) },
    {
      key: 'change',
      header: 'Change',
      quiet: true,
      unbroken: true,
      cell: (row) => (
        <Button small about={`what ${row.agencyName} agreed to`} onPress={() => onTarget(row)}>
          Change
        </Button>
      ),
    },
  ];
}
