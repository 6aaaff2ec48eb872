import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import type { PersonId } from '@trellis/core';
import type { Trainer } from '@trellis/core/trainers';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Checkbox, CheckboxGroup } from '@trellis/ui/checkbox-group';
import { DateField, entryOf } from '@trellis/ui/date-field';
import { Disclosure } from '@trellis/ui/disclosure';
import { FormDialog } from '@trellis/ui/form-dialog';
import { RadioGroup } from '@trellis/ui/radio-group';
import { SelectField, type Choice } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import {
  approvalField,
  trainerEntryOf,
  trainerFaults,
  trainerTyped,
  type ApprovalEntry,
  type TrainerEntry,
} from './trainer-entry.ts';

/** Who a trainer is, from the record of people. */
export interface TrainerPerson {
  readonly personId: PersonId;
  readonly name: string;
  /** The agency that is chosen at first: that of her post. */
  readonly agencyId: string;
  readonly jobRole: string;
}

export interface TrainerFormProps {
  readonly person: TrainerPerson;
  /** Absent: she is new to the pool. */
  readonly trainer: Trainer | undefined;
  readonly agencies: readonly Choice[];
  readonly courses: readonly Choice[];
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

const FIELDS: Readonly<Record<string, string>> = {
  agencyId: 'trainer-agency',
  jobRole: 'trainer-role',
  skills: 'trainer-skills',
  knowledge: 'trainer-knowledge',
  trainingForTrainers: 'trainer-achieved',
  equivalent: 'trainer-equivalent',
};

/** A sheet with what is known of somebody who trains. */
export function TrainerForm({ person, trainer, agencies, courses, onClose, onSaved }: TrainerFormProps) {
  const api = useApi();
  const [entry, setEntry] = useState<TrainerEntry>({
    ...trainerEntryOf(trainer, person.agencyId),
    ...(trainer === undefined ? { jobRole: person.jobRole } : {}),
  });
  const change = (part: Partial<TrainerEntry>): void => setEntry((before) => ({ ...before, ...part }));
  const saving = useAction();
  const refused = refusalAtFields(saving.error, (path) => FIELDS[path.split('.')[0] ?? '']);
  const saveEntry = useSaveEntry(saving, trainerFaults(entry), refused);
  const { shown, errorOf } = saveEntry;

  function save(): void {
    saveEntry.save(async () => {
      await api.trainers.save.mutate(trainerTyped(entry, person.personId));
      onSaved();
    });
  }
  return (
    <FormDialog
      onClose={onClose}
      title={person.name}
      onSubmit={save}
      errors={shown}
      isBusy={saving.isBusy}
      button={trainer === undefined ? 'Take into the pool' : 'Save'}
    >
      <SelectField
        id="trainer-agency"
        label="Which agency lends the trainer?"
        first="Choose an agency"
        choices={agencies}
        value={entry.agencyId}
        onChange={(agencyId) => change({ agencyId })}
        error={errorOf('trainer-agency')}
      />
      <TextField
        id="trainer-role"
        label="Job role"
        hint="As people who come to the course read it."
        value={entry.jobRole}
        onChange={(jobRole) => change({ jobRole })}
        error={errorOf('trainer-role')}
        maxLength={120}
      />
      <Checkbox
        label="Has safeguarding knowledge"
        checked={entry.hasKnowledge}
        onChange={(hasKnowledge) => change({ hasKnowledge })}
      />
      <Checkbox
        label="Trains on safeguarding in the own organisation"
        checked={entry.isInHouse}
        onChange={(isInHouse) => change({ isInHouse })}
      />
      <RadioGroup
        label="Training for trainers"
        value={entry.proof}
        onChange={(proof) => change({ proof: proof as TrainerEntry['proof'] })}
        choices={[
          { value: 'training', label: 'Held' },
          { value: 'equivalent', label: 'Equivalent experience accepted' },
          { value: 'none', label: 'Not on record' },
        ]}
        plain
      />
      {entry.proof === 'equivalent' ? (
        <TextField
          id="trainer-equivalent"
          label="What experience was accepted?"
          lines={2}
          value={entry.equivalentWhat}
          onChange={(equivalentWhat) => change({ equivalentWhat })}
          error={errorOf('trainer-equivalent')}
          maxLength={300}
        />
      ) : null}
      {entry.proof === 'none' ? null : (
        <>
          <DateField
            id="trainer-achieved"
            label={entry.proof === 'training' ? 'When was it held?' : 'When was it accepted?'}
            value={entry.achievedOn}
            onChange={(achievedOn) => change({ achievedOn })}
            error={errorOf('trainer-achieved')}
          />
          <DateField
            id="trainer-expires"
            label="Last day on which it counts"
            optional
            hint="Leave it empty if it does not run out."
            value={entry.expiresOn}
            onChange={(expiresOn) => change({ expiresOn })}
            error={errorOf('trainer-expires')}
          />
        </>
      )}
      <TextField
        id="trainer-skills"
        label="Skills"
        hint="Divided by commas: trauma, online rooms. They decide who stands in for whom."
        optional
        value={entry.skills}
        onChange={(skills) => change({ skills })}
        error={errorOf('trainer-skills')}
      />
      <TextField
        id="trainer-knowledge"
        label="Specialist knowledge"
        hint="Subjects, divided by commas: neglect, exploitation. Complex courses need somebody who knows theirs."
        optional
        value={entry.knowledge}
        onChange={(knowledge) => change({ knowledge })}
        error={errorOf('trainer-knowledge')}
      />
      {courses.length === 0 ? null : (
        <Disclosure summary="Only for some courses" open={entry.approvals.length > 0}>
          <CheckboxGroup
            label="Approved for"
            hint="Tick none if there is no limit."
            optional
            choices={courses}
            value={entry.approvals.map(({ courseId }) => courseId)}
            onChange={(ids) =>
              change({
                approvals: ids.map(
                  (courseId) =>
                    entry.approvals.find((each) => each.courseId === courseId) ?? {
                      courseId,
                      approvedOn: entryOf(null),
                      expiresOn: entryOf(null),
                    },
                ),
              })
            }
          />
          {entry.approvals.map((approval, at) => (
            <ApprovalDates
              key={approval.courseId}
              approval={approval}
              title={courses.find(({ value }) => value === approval.courseId)?.label ?? 'A course'}
              at={at}
              errorOf={errorOf}
              onChange={(part) =>
                change({
                  approvals: entry.approvals.map((each, place) => (place === at ? { ...each, ...part } : each)),
                })
              }
            />
          ))}
        </Disclosure>
      )}
      <Checkbox
        label="Is in the pool"
        detail="Whoever leaves it is kept on record, and not offered for dates any more."
        checked={entry.isActive}
        onChange={(isActive) => change({ isActive })}
      />
    </FormDialog>
  );
}

interface ApprovalDatesProps {
  readonly approval: ApprovalEntry;
  readonly title: string;
  readonly at: number;
  readonly errorOf: (fieldId: string) => string | undefined;
  readonly onChange: (part: Partial<ApprovalEntry>) => void;
}

/** Since when and until when somebody is approved for one course. */
function ApprovalDates({ approval, title, at, errorOf, onChange }: ApprovalDatesProps) {
  return (
    <>
      <DateField
        id={approvalField('approved', at)}
        label={`${title}: approved on`}
        optional
        value={approval.approvedOn}
        onChange={(approvedOn) => onChange({ approvedOn })}
        error={errorOf(approvalField('approved', at))}
      />
      <DateField
        id={approvalField('expires', at)}
        label={`${title}: last day on which it counts`}
        optional
        hint="Leave it empty if it does not run out."
        value={approval.expiresOn}
        onChange={(expiresOn) => onChange({ expiresOn })}
        error={errorOf(approvalField('expires', at))}
      />
    </>
  );
}
