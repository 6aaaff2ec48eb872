import type { JobTitleListed } from '@trellis/core/pathways';
import { useApi, useLoad } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Checkbox } from '@trellis/ui/checkbox-group';
import { EmptyState } from '@trellis/ui/empty-state';
import { count, longDate } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { Pager } from '@trellis/ui/pager';
import { FilterBar, SearchField } from '@trellis/ui/search-field';
import { StateMark } from '@trellis/ui/state-mark';
import { Table, type Column } from '@trellis/ui/table';
import { useState } from 'react';
import { MapJobTitle } from './map-job-title.tsx';

const PAGE = 50;

/** Which groups each job title stands for, those without one first. */
export function JobTitles() {
  const api = useApi();
  const [text, setText] = useState('');
  const [isUnmappedOnly, setUnmappedOnly] = useState(false);
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [chosen, choose] = useState<JobTitleListed>();
  const [saved, setSaved] = useState<string>();
  const after = cursors.at(-1);
  const titles = useLoad(
    () => api.pathways.jobTitles.query({ limit: PAGE, ...(text.trim() === '' ? {} : { text: text.trim() }), unmappedOnly: isUnmappedOnly, ...(after === undefined ? {} : { after }) }),
    [text, isUnmappedOnly, after],
  );
  const packs = useLoad(() => api.frameworks.packs.query(), []);
  const audiences = (packs.answer?.packs ?? []).flatMap((pack) => pack.frameworks.flatMap((framework) => framework.audiences));
  const nameOf = (id: string): string => {
    const audience = audiences.find((each) => each.id === id);
    return audience === undefined ? id : audience.number === undefined ? audience.title : `Group ${audience.number}: ${audience.title}`;
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
          <StateMark state="unknown">No group: these posts are not judged</StateMark>
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
      cell: (row) => (
        <Button small about={`for ${row.jobTitle}`} onPress={() => choose(row)}>
          {row.mappings.length === 0 ? 'Choose groups' : 'Change'}
        </Button>
      ),
    },
  ];
  const page = titles.answer;
  const first = cursors.length * PAGE + 1;
  return (
    <>
      <PageHead title="Job titles and groups" lead="A post is judged by the groups it belongs to. Where a file names none, its job title decides." />
      {saved === undefined ? null : (
        <Note state="current" live="status" title="Saved">
          {saved}
        </Note>
      )}
      <Card>
        <FilterBar label="Job titles">
          <SearchField
            label="Search"
            value={text}
            onChange={(value) => {
              setText(value);
              setCursors([]);
            }}
          />
          <Checkbox
            label="Only titles without a group"
            checked={isUnmappedOnly}
            onChange={(value) => {
              setUnmappedOnly(value);
              setCursors([]);
            }}
          />
        </FilterBar>
        {titles.state === 'failed' ? (
          <Note title="We could not load the job titles" state="fault" live="alert">
            {titles.error.sentence}
          </Note>
        ) : null}
        {page === undefined ? null : (
          <>
            <Table
              caption={`${page.total === undefined ? '' : `${count(page.total)} job titles. `}Those without a group first`}
              columns={columns}
              rows={page.rows}
              rowKey={(row) => `${row.agencyId} ${row.jobTitle}`}
              empty={<EmptyState title="No job titles" text="Titles appear here once people have been imported." />}
            />
            {page.rows.length === 0 ? null : (
              <Pager
                label="Pages of job titles"
                showing={{ from: first, to: first + page.rows.length - 1, total: page.total }}
                previous={cursors.length === 0 ? undefined : { onPress: () => setCursors(cursors.slice(0, -1)) }}
                next={page.after === undefined ? undefined : { onPress: () => setCursors([...cursors, page.after!]) }}
              />
            )}
          </>
        )}
      </Card>
      {chosen === undefined ? null : (
        <MapJobTitle
          row={chosen}
          audiences={audiences.map((audience) => ({ value: audience.id, label: nameOf(audience.id), detail: [...audience.examples, ...audience.examplesElsewhere].join(', ') }))}
          onClose={() => choose(undefined)}
          onSaved={() => {
            setSaved(`${chosen.jobTitle} is judged by its new groups.`);
            choose(undefined);
            titles.again();
          }}
        />
      )}
    </>
  );
}

function validityWords({ validFrom, validTo }: { readonly validFrom: string | null; readonly validTo: string | null }): string {
  const from = validFrom === null ? 'always' : `from ${longDate(validFrom)}`;
  return validTo === null ? capital(from) : `${capital(from)} to ${longDate(validTo)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
