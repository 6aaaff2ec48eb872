import type { JobTitleListed } from '@trellis/core/pathways';
import { useApi, useLoad, usePaged, useSettled } from '@trellis/plugin/screens';
import { FaultNote } from '@trellis/ui/fault-note';
import { Button } from '@trellis/ui/button';
import { capital } from '@trellis/ui/capital';
import { Card } from '@trellis/ui/card';
import { Checkbox } from '@trellis/ui/checkbox-group';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { count, longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { countAndOrder } from '@trellis/ui/plural-words';
import { FilterBar, SearchField } from '@trellis/ui/search-field';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useState } from 'react';
import { MapJobTitle } from './map-job-title.tsx';

/** Which groups each job title stands for, those without one first. */
export function JobTitles() {
  const api = useApi();
  const [typed, setTyped] = useState('');
  const [isUnmappedOnly, setUnmappedOnly] = useState(false);
  const [chosen, choose] = useState<JobTitleListed>();
  const saved = useDoneNote('Saved');
  const text = useSettled(typed.trim());
  const titles = usePaged<JobTitleListed>(
    (page) => api.pathways.jobTitles.query({ ...page, ...(text === '' ? {} : { text }), unmappedOnly: isUnmappedOnly }),
    [isUnmappedOnly],
    { by: [text], size: 50 },
  );
  const packs = useLoad(() => api.frameworks.packs.query(), []);
  const audiences = (packs.answer?.packs ?? []).flatMap((pack) =>
    pack.frameworks.flatMap((framework) => framework.audiences),
  );
  const nameOf = (id: string): string => {
    const audience = audiences.find((each) => each.id === id);
    return audience === undefined
      ? id
      : audience.number === undefined
        ? audience.title
        : `Group ${audience.number}: ${audience.title}`;
  };

  const columns: readonly Column<JobTitleListed>[] = [
    { key: 'title', header: 'Job title', heading: true, cell: (row) => row.jobTitle },
    { key: 'agency', header: 'Agency', cell: (row) => row.agencyName },
    { key: 'posts', header: 'Posts', kind: 'number', cell: (row) => count(row.posts) },
    {
      key: 'groups',
      header: 'Groups',
      cell: (row) =>
        row.mappings.length === 0 ? (
          <>
            <StateMark state="unknown">No group</StateMark>
            <small>These posts are not judged</small>
          </>
        ) : (
          row.mappings.map((mapping) => (
            <div key={mapping.id}>
              {mapping.audiences.map(nameOf).join('; ')}
              <small>{validityWords(mapping)}</small>
            </div>
          ))
        ),
    },
    {
      key: 'change',
      header: 'Change',
      quiet: true,
      unbroken: true,
      cell: (row) => (
        <Button small about={`for ${row.jobTitle}`} onPress={() => choose(row)}>
          {row.mappings.length === 0 ? 'Choose groups' : 'Change'}
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title="Job titles and groups"
        lead="A post is judged by the groups it belongs to. Where a file names none, its job title decides."
      />
      {saved.note}
      <FaultNote title="We could not load the groups" error={packs.error} />
      <div className="section">
        <Card>
          <FilterBar label="Job titles">
            <SearchField label="Search" placeholder="Job title" value={typed} onChange={setTyped} />
            <Checkbox label="Only titles without a group" checked={isUnmappedOnly} onChange={setUnmappedOnly} />
          </FilterBar>
          <PagedTable
            paged={titles}
            what="job titles"
            caption={countAndOrder(titles.total, 'Those without a group first', 'job title')}
            columns={columns}
            rowKey={(row) => `${row.agencyId} ${row.jobTitle}`}
            isChosen={(row) => row === chosen}
            empty={
              <EmptyState
                level={2}
                title="No job titles"
                text={
                  text === '' && !isUnmappedOnly
                    ? 'Titles appear here once people have been imported.'
                    : 'No title fits this search.'
                }
              />
            }
          />
        </Card>
      </div>
      {chosen === undefined ? null : (
        <MapJobTitle
          row={chosen}
          audiences={audiences.map((audience) => ({
            value: audience.id,
            label: nameOf(audience.id),
            detail: [...audience.examples, ...audience.examplesElsewhere].join(', '),
          }))}
          onClose={() => choose(undefined)}
          onSaved={() => {
            saved.say(`${chosen.jobTitle} is judged by its new groups.`);
            choose(undefined);
            titles.again();
          }}
        />
      )}
    </>
  );
}

function validityWords({
  validFrom,
  validTo,
}: {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}): string {
  const from = validFrom === null ? 'always' : `from ${longDate(validFrom)}`;
  return validTo === null ? capital(from) : `${capital(from)} to ${longDate(validTo)}`;
}
