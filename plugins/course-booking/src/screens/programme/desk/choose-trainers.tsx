import { refusalAtFields } from '@trellis/ui/save-entry';
import type { PersonId } from '@trellis/core';
import type { TrainerForEvent, TrainerShown } from '@trellis/core/events';
import type { EventId } from '@trellis/core';
import { useAction, useApi, useLink, useLoad } from '@trellis/plugin/screens';
import { Button, ButtonLink, ButtonRow } from '@trellis/ui/button';
import { CheckboxGroup } from '@trellis/ui/checkbox-group';
import { Dialog } from '@trellis/ui/dialog';
import { EmptyState } from '@trellis/ui/empty-state';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Note } from '@trellis/ui/note';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { busyWords, eligibilityWords, pairNeeds } from '../pool/trainer-words.ts';

export interface ChooseTrainersProps {
  readonly eventId: EventId;
  /** Who leads it already. */
  readonly already: readonly TrainerShown[];
  readonly onClose: () => void;
  readonly onAssigned: (names: readonly string[]) => void;
}

/** A sheet with the whole pool, each with whether she may lead this date and is free, and what is missing in words. */
export function ChooseTrainers({ eventId, already, onClose, onAssigned }: ChooseTrainersProps) {
  const api = useApi();
  const link = useLink();
  const pool = useLoad(() => api.trainers.eligibility.query({ eventId }), [eventId]);
  const free = (pool.answer ?? []).filter(({ isAssigned }) => !isAssigned);
  return (
    <Dialog open onClose={onClose} title="Who leads this date?">
      {pool.answer === undefined ? (
        pool.state === 'failed' ? (
          <FaultNote title="We could not load the pool" error={pool.error} />
        ) : (
          <ProgressBar label="Trainers" words="Looking who may train and is free" />
        )
      ) : free.length === 0 ? (
        <EmptyState
          title="Nobody else is in the pool"
          text="Take somebody in first."
          actions={<ButtonLink href={link('/programme?part=trainers')}>Open the pool</ButtonLink>}
        />
      ) : (
        <Choose
          eventId={eventId}
          pool={free}
          alreadyOf={pool.answer.filter(({ isAssigned }) => isAssigned).map(({ trainer }) => trainer.agencyId)}
          alreadyNames={already.map(({ name, agencyName }) => `${name}, ${agencyName}`)}
          onClose={onClose}
          onAssigned={onAssigned}
        />
      )}
    </Dialog>
  );
}

interface ChooseProps extends Pick<ChooseTrainersProps, 'eventId' | 'onClose' | 'onAssigned'> {
  readonly pool: readonly TrainerForEvent[];
  readonly alreadyOf: readonly string[];
  readonly alreadyNames: readonly string[];
}

function Choose({ eventId, pool, alreadyOf, alreadyNames, onClose, onAssigned }: ChooseProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [ids, setIds] = useState<readonly string[]>([]);
  const [why, setWhy] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const assigning = useAction();
  const chosen = pool.filter(({ trainer }) => ids.includes(trainer.personId));
  const needs = pairNeeds(chosen, alreadyOf);
  const faults = [
    ...(ids.length === 0 ? [{ fieldId: 'trainers', text: 'Choose at least one trainer' }] : []),
    ...(needs !== undefined && why.trim() === ''
      ? [{ fieldId: 'trainers-why', text: 'Say why, or choose others' }]
      : []),
  ];
  const shown =
    isIncomplete && faults.length > 0
      ? faults
      : refusalAtFields(assigning.error, (path) => (path === 'override' ? 'trainers-why' : 'trainers'));
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;
  function assign(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0) return;
    assigning.run(async () => {
      await api.trainers.assign.mutate({
        eventId,
        personIds: [...ids] as PersonId[],
        ...(needs === undefined ? {} : { override: why.trim() }),
      });
      onAssigned(chosen.map(({ name }) => name));
    });
  }
  return (
    <Form onSubmit={assign}>
      <ErrorSummary errors={shown} />
      {alreadyNames.length === 0 ? (
        <p>Two trainers of different agencies lead a date together.</p>
      ) : (
        <p>
          {alreadyNames.join('; ')} {alreadyNames.length === 1 ? 'leads' : 'lead'} it already.
        </p>
      )}
      <CheckboxGroup
        id="trainers"
        label="Trainers of the pool"
        boxed
        choices={pool.map(({ trainer, name, agencyName, eligibility, busyOn }) => ({
          value: trainer.personId,
          label: `${name}, ${agencyName}`,
          detail: [trainer.jobRole, eligibilityWords(eligibility).words, busyWords(busyOn, timeZone)]
            .filter(Boolean)
            .join('. '),
          disabled: busyOn.length > 0,
        }))}
        value={ids}
        onChange={setIds}
        error={errorOf('trainers')}
      />
      {needs === undefined ? null : (
        <>
          <Note title="This goes against the standard" state="wait" live="status">
            {needs}
          </Note>
          <TextField
            id="trainers-why"
            label="Why all the same?"
            hint="It is kept on record with your name."
            lines={2}
            value={why}
            onChange={setWhy}
            error={errorOf('trainers-why')}
            maxLength={500}
          />
        </>
      )}
      <ButtonRow>
        <Button kind="main" type="submit" busy={assigning.isBusy ? 'Saving' : undefined}>
          {ids.length > 1 ? 'Have them lead it' : 'Have this trainer lead it'}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </ButtonRow>
    </Form>
  );
}
