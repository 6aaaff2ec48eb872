import type { PersonRecord as Held } from '@trellis/core/people';
import { useApi, useLoad, useServices } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { Facts, type Fact } from '@trellis/ui/facts';
import { Columns, Stack } from '@trellis/ui/layout';
import { longDate, longTime } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { personName } from '@trellis/ui/person-name';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { Section } from '@trellis/ui/section';
import { useTimeZone } from '@trellis/ui/time-zone';
import { Suspense, useState } from 'react';
import { PageFault } from '../../page-fault.tsx';
import { PersonPathway } from '../../plugins.ts';
import { ClaimCode } from '../access/claim-code.tsx';
import { PersonAccounts } from '../access/person-accounts.tsx';
import { PersonRoles } from '../access/person-roles.tsx';
import { PersonData } from './person-data.tsx';
import { PersonEvidence } from './person-evidence.tsx';
import { SamePerson } from './same-person.tsx';

/** One person: her posts, what the rules say of each and why, the evidence, and how she gets in. */
export function PersonRecord() {
  const timeZone = useTimeZone();
  const api = useApi();
  const { parameters, session } = useServices();
  const personId = parameters['personId'] ?? '';
  const loading = useLoad(() => api.people.person.query({ personId }), [personId]);
  const [changes, setChanges] = useState(0);
  const held = loading.answer;
  if (held === undefined)
    return loading.state === 'failed' ? (
      <PageFault title="We could not open this record">{loading.error.sentence}</PageFault>
    ) : (
      <ProgressBar label="Record" words="Opening the record" />
    );
  const { person } = held;
  const isErased = person.erasedAt !== undefined;
  const name = personName(person);
  const isOwn = person.id === session.personId;
  const mayRun = session.roles.some(
    (role) => role === 'agency-lead' || role === 'coordinator' || role === 'administrator',
  );
  const again = (): void => {
    loading.again();
    setChanges(changes + 1);
  };
  const isInList = session.navigation.some((entry) => entry.id === 'people.list');
  return (
    <>
      <PageHead
        back={isInList ? { href: '/people', label: 'All people' } : undefined}
        title={name}
        lead={postsInWords(held)}
      />
      <Columns spaced>
        <Stack gap="loose">
          <Suspense fallback={<ProgressBar label="Pathway" words="Opening the pathway" />}>
            <PersonPathway key={changes} personId={person.id} />
          </Suspense>
          <Section title="Evidence">
            <PersonEvidence personId={person.id} mayChange={mayRun} onChanged={() => setChanges(changes + 1)} />
          </Section>
        </Stack>
        <Stack gap="wide">
          <Card title={held.posts.length === 1 ? 'Post' : 'Posts'}>
            <Posts held={held} />
          </Card>
          <Card title="Known as">
            <Facts items={identityOf(held, timeZone)} />
          </Card>
          {isOwn || isErased ? null : <ClaimCode personId={person.id} name={name} />}
          {isErased ? null : <SamePerson person={person} onChanged={again} />}
          {isErased ? null : <PersonAccounts personId={person.id} name={name} />}
          <PersonData person={person} onErased={again} />
          {mayRun && !isOwn && !isErased ? <PersonRoles personId={person.id} agencies={held.agencies} /> : null}
        </Stack>
      </Columns>
    </>
  );
}

function Posts({ held }: { readonly held: Held }) {
  if (held.posts.length === 0) return <p>No post that you may see.</p>;
  return (
    <Rows>
      {held.posts.map((post) => (
        <Row
          key={post.id}
          title={post.jobTitle ?? 'No job title given'}
          detail={[agencyName(held, post.agencyId), post.team].filter(Boolean).join(', ')}
          text={[
            `Since ${longDate(post.startsOn)}${post.endsOn === undefined ? '' : `, until ${longDate(post.endsOn)}`}`,
            managerLine(held, post.managerPersonId),
            post.flags.length === 0 ? '' : post.flags.map((flag) => flag.replaceAll('-', ' ')).join(', '),
          ]
            .filter(Boolean)
            .join('. ')}
        />
      ))}
    </Rows>
  );
}

function managerLine(held: Held, managerId: string | undefined): string {
  const manager = held.managers.find((each) => each.id === managerId);
  return manager === undefined ? '' : `Manager: ${personName(manager)}`;
}

function postsInWords(held: Held): string {
  return held.posts
    .map((post) => [post.jobTitle, agencyName(held, post.agencyId)].filter(Boolean).join(', '))
    .join('; ');
}

function agencyName(held: Held, agencyId: string): string {
  return held.agencies.find((agency) => agency.id === agencyId)?.name ?? '';
}

function identityOf(held: Held, timeZone: string): readonly Fact[] {
  const { person } = held;
  const facts: (Fact | undefined)[] = [
    ...person.staffNumbers.map((number) => ({
      term: `Staff number, ${agencyName(held, number.agencyId)}`,
      detail: number.staffNumber,
    })),
    person.erasedAt === undefined
      ? { term: 'Work e-mail', detail: person.workEmail ?? 'None: give them a code to sign in with' }
      : { term: 'Erased', detail: longTime(person.erasedAt, timeZone) },
    person.formerNames.length === 0
      ? undefined
      : {
          term: 'Earlier names',
          detail: person.formerNames.map((name) => `${personName(name)}, until ${longDate(name.until)}`).join('; '),
        },
  ];
  return facts.filter((fact) => fact !== undefined);
}
