import type { Trainer, TrainerListed } from '@trellis/core/trainers';
import { useApi, useCourses, useLoad, usePaged } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { longDate } from '@trellis/ui/long-date';
import { PagedTable } from '@trellis/ui/paged-table';
import { personName } from '@trellis/ui/person-name';
import { countAndOrder } from '@trellis/ui/plural-words';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useState } from 'react';
import { ChoosePerson } from '../choose-person.tsx';
import { TrainerForm, type TrainerPerson } from './trainer-form.tsx';
import { AvailabilityForm } from './when-free.tsx';
import { bringsWords, eligibilityWords, proofWords, soonWords } from './trainer-words.ts';

/** Which sheet is open: looking for somebody, or what is known of her. */
type Sheet =
  | { readonly kind: 'find' }
  | { readonly kind: 'free'; readonly row: TrainerListed }
  | { readonly kind: 'form'; readonly person: TrainerPerson; readonly trainer: Trainer | undefined };

/** The pool of trainers, each with whether she may train and what is missing. */
export function TrainerPool() {
  const api = useApi();
  const [sheet, open] = useState<Sheet>();
  const saved = useDoneNote('Saved');
  const pool = usePaged<TrainerListed>((page) => api.trainers.list.query(page), ['pool'], { size: 50 });
  const agencies = useLoad(() => api.people.agencies.query(), []);
  const { courses, error } = useCourses();
  const nameOfAgency = (id: string): string =>
    agencies.answer?.find((agency) => agency.id === id)?.name ?? 'another agency';
  return (
    <>
      {saved.note === null ? null : <div className="section">{saved.note}</div>}
      <FaultNote title="Something could not be loaded" error={error ?? agencies.error} />
      <div className="section stack">
        <p>
          <Button kind="main" onPress={() => open({ kind: 'find' })}>
            Add a trainer
          </Button>
        </p>
        <Card>
          <PagedTable
            paged={pool}
            what="trainers"
            caption={countAndOrder(pool.total, 'By family name', 'trainer')}
            columns={columns(
              (row) =>
                open({
                  kind: 'form',
                  trainer: row.trainer,
                  person: {
                    personId: row.trainer.personId,
                    name: row.name,
                    agencyId: row.trainer.agencyId,
                    jobRole: row.trainer.jobRole,
                  },
                }),
              (row) => open({ kind: 'free', row }),
            )}
            rowKey={({ trainer }) => trainer.personId}
            empty={
              <EmptyState
                level={2}
                title="Nobody is in the pool yet"
                text="A date can be published without trainers, but somebody has to lead it."
              />
            }
          />
        </Card>
      </div>
      {sheet?.kind === 'find' ? (
        <ChoosePerson
          title="Who joins the pool?"
          advice="Look for the record of whoever is lent as a trainer."
          choose="Choose"
          agencyName={nameOfAgency}
          onClose={() => open(undefined)}
          onChosen={(person) => {
            const known = pool.rows?.find(({ trainer }) => trainer.personId === person.personId)?.trainer;
            const post = person.posts[0];
            open({
              kind: 'form',
              trainer: known,
              person: {
                personId: person.personId,
                name: personName(person),
                agencyId: post?.agencyId ?? '',
                jobRole: post?.jobTitle ?? '',
              },
            });
          }}
        />
      ) : null}
      {sheet?.kind === 'free' ? (
        <AvailabilityForm
          title={`When can ${sheet.row.name} be asked to train?`}
          personId={sheet.row.trainer.personId}
          availability={sheet.row.trainer.availability ?? null}
          onClose={() => open(undefined)}
          onSaved={() => {
            saved.say(`When ${sheet.row.name} is free is as you wrote it.`);
            open(undefined);
            pool.again();
          }}
        />
      ) : null}
      {sheet?.kind === 'form' ? (
        <TrainerForm
          person={sheet.person}
          trainer={sheet.trainer}
          agencies={(agencies.answer ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          courses={(courses ?? []).map(({ course }) => ({ value: course.id, label: course.title }))}
          onClose={() => open(undefined)}
          onSaved={() => {
            saved.say(`What we know of ${sheet.person.name} as a trainer is as you wrote it.`);
            open(undefined);
            pool.again();
          }}
        />
      ) : null}
    </>
  );
}

function columns(
  onChange: (row: TrainerListed) => void,
  onFree: (row: TrainerListed) => void,
): readonly Column<TrainerListed>[] {
  return [
    {
      key: 'name',
      header: 'Trainer',
      heading: true,
      cell: ({ name, trainer, agencyName }) => (
        <>
          {name}
          <small>{[trainer.jobRole, agencyName].filter(Boolean).join(', ')}</small>
        </>
      ),
    },
    {
      key: 'holds',
      header: 'Training and skills',
      cell: ({ trainer }) => (
        <>
          {proofWords(trainer)}
          <small>{bringsWords(trainer)}</small>
        </>
      ),
    },
    {
      key: 'may',
      header: 'May train today',
      cell: ({ eligibility, trainer }) => {
        const { sign, words } = eligibilityWords(eligibility);
        return (
          <>
            <StateMark state={sign}>{eligibility.isEligible ? words : 'Cannot train'}</StateMark>
            {eligibility.isEligible ? null : <small>{`Missing: ${eligibility.missing.join('; ')}`}</small>}
            {eligibility.endingSoon.map((soon) => (
              <small key={soon.what}>{soonWords(soon)}</small>
            ))}
            {trainer.lastObservedOn === undefined ? null : (
              <small>Last observed {longDate(trainer.lastObservedOn)}</small>
            )}
          </>
        );
      },
    },
    {
      key: 'change',
      header: 'Change',
      quiet: true,
      unbroken: true,
      cell: (row) => (
        <ButtonRow>
          <Button small about={`when ${row.name} is free`} onPress={() => onFree(row)}>
            When free
          </Button>
          <Button small about={`what we know of ${row.name}`} onPress={() => onChange(row)}>
            Change
          </Button>
        </ButtonRow>
      ),
    },
  ];
}
