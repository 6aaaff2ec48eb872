import type { PersonListed } from '@trellis/core/people';
import { useApi, useLoad, usePaged, useSession, useSettled } from '@trellis/plugin/screens';
import { FaultNote } from '@trellis/ui/fault-note';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { count, longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { personName } from '@trellis/ui/person-name';
import { FilterBar, SearchField } from '@trellis/ui/search-field';
import type { Column } from '@trellis/ui/table';
import { useState } from 'react';
import { PagedTable } from '@trellis/ui/paged-table';
import { AgencyField } from './agency-field.tsx';

/** Everybody whom the reader looks after, found by name, staff number, job title or team. */
export function PeopleList() {
  const api = useApi();
  const { navigation } = useSession();
  const [typed, setTyped] = useState('');
  const [agencyId, setAgencyId] = useState('');
  const text = useSettled(typed.trim());
  const known = useLoad(() => api.people.agencies.query(), []);
  const agencies = known.answer ?? [];
  const people = usePaged(
    (page) =>
      api.people.search.query({ ...page, ...(text === '' ? {} : { text }), ...(agencyId === '' ? {} : { agencyId }) }),
    [agencyId],
    { by: [text] },
  );
  const nameOf = (id: string): string => agencies.find((agency) => agency.id === id)?.name ?? '';
  const canImport = navigation.some((entry) => entry.id === 'people.import');
  return (
    <>
      <PageHead title="People and posts" lead="Everybody in your agencies, with the posts they hold." />
      <section className="section">
        <Card>
          <FaultNote title="We could not load the agencies" error={known.error} />
          <FilterBar label="People">
            <SearchField
              label="Search"
              placeholder="Name, staff number, job title or team"
              value={typed}
              onChange={setTyped}
            />
            {agencies.length > 1 ? (
              <AgencyField
                label="Agency"
                first="All agencies"
                agencies={agencies}
                value={agencyId}
                onChange={setAgencyId}
              />
            ) : null}
          </FilterBar>
          <PagedTable
            paged={people}
            what="people"
            caption={
              people.total === undefined
                ? 'By family name'
                : `${count(people.total)} ${people.total === 1 ? 'person' : 'people'}, by family name`
            }
            columns={columnsWith(nameOf)}
            rowKey={(row) => row.personId}
            empty={
              text !== '' || agencyId !== '' ? (
                <EmptyState
                  level={2}
                  title="Nobody was found"
                  text="Every word must begin a name, staff number, job title or team. Try fewer letters, or all agencies."
                />
              ) : (
                <EmptyState
                  level={2}
                  title="Nobody is on record yet"
                  text="People appear here once a file of them has been imported, or another system has sent them."
                  actions={canImport ? <ButtonLink href="/import">Import people</ButtonLink> : undefined}
                />
              )
            }
          />
        </Card>
      </section>
    </>
  );
}

function columnsWith(nameOf: (agencyId: string) => string): readonly Column<PersonListed>[] {
  return [
    {
      key: 'person',
      header: 'Person',
      heading: true,
      cell: (row) => (
        <>
          <Link href={`/people/${row.personId}`}>{personName(row)}</Link>
          <small>{row.staffNumbers.map((held) => held.staffNumber).join(', ')}</small>
        </>
      ),
    },
    {
      key: 'posts',
      header: 'Posts',
      cell: (row) =>
        row.posts.map((post) => (
          <div key={`${post.agencyId} ${post.jobTitle} ${post.startsOn}`}>
            {post.jobTitle ?? 'No job title given'}
            <small>{nameOf(post.agencyId)}</small>
          </div>
        )),
    },
    {
      key: 'team',
      header: 'Team',
      cell: (row) => [...new Set(row.posts.flatMap((post) => post.team ?? []))].join(', '),
    },
    { key: 'since', header: 'Since', kind: 'date', cell: (row) => datesOf(row.posts) },
  ];
}

function datesOf(posts: PersonListed['posts']) {
  return posts.map((post) => (
    <div key={`${post.agencyId} ${post.jobTitle} ${post.startsOn}`}>
      {longDate(post.startsOn)}
      {post.endsOn === undefined || post.endsOn === null ? null : <small>{`until ${longDate(post.endsOn)}`}</small>}
    </div>
  ));
}
