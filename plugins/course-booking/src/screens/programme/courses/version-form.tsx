import { FormDialog } from '@trellis/ui/form-dialog';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import type { CourseId } from '@trellis/core';
import type { CourseVersion } from '@trellis/core/courses';
import { useAction, useApi } from '@trellis/plugin/screens';
import { TextButton } from '@trellis/ui/button';
import { DateField } from '@trellis/ui/date-field';
import { RadioGroup } from '@trellis/ui/radio-group';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import {
  MOST_OBJECTIVES,
  objectiveField,
  versionEntryOf,
  versionFaults,
  versionTyped,
  type VersionEntry,
} from './course-entry.ts';

export interface VersionFormProps {
  readonly courseId: CourseId;
  /** Absent: a new one. */
  readonly version: CourseVersion | undefined;
  readonly onClose: () => void;
  /** @param moved - dates of a version that was withdrawn, each with the version that it is given in now, if there is one */
  readonly onSaved: (version: string, moved: readonly { readonly version?: string | undefined }[]) => void;
}

const FIELDS: Readonly<Record<string, string>> = {
  version: 'version-name',
  validFrom: 'version-from',
  validTo: 'version-to',
  objectives: objectiveField(0),
  standards: 'version-standards',
  reviewOn: 'version-review',
  withdrawnOn: 'version-withdrawn-on',
  withdrawnBecause: 'version-withdrawn',
};

/** A sheet with the dated content of a course: what people learn, and whether it is still to be booked. */
export function VersionForm({ courseId, version, onClose, onSaved }: VersionFormProps) {
  const api = useApi();
  const [entry, setEntry] = useState<VersionEntry>(versionEntryOf(version));
  const change = (part: Partial<VersionEntry>): void => setEntry((before) => ({ ...before, ...part }));
  const saving = useAction();
  const refused = refusalAtFields(saving.error, (path) => FIELDS[path.split('.')[0] ?? '']);
  const saveEntry = useSaveEntry(saving, versionFaults(entry), refused);
  const { shown, errorOf } = saveEntry;

  function save(): void {
    saveEntry.save(async () => {
      const { moved } = await api.courses.saveVersion.mutate(versionTyped(entry, courseId));
      onSaved(entry.version.trim(), moved);
    });
  }
  return (
    <FormDialog
      onClose={onClose}
      title={version === undefined ? 'Another version' : `Version ${version.version}`}
      onSubmit={save}
      errors={shown}
      isBusy={saving.isBusy}
    >
      {version === undefined ? (
        <TextField
          id="version-name"
          label="What is it called?"
          hint="Such as 2, or 2027. Certificates name it."
          value={entry.version}
          onChange={(name) => change({ version: name })}
          error={errorOf('version-name')}
          maxLength={40}
        />
      ) : null}
      <DateField
        id="version-from"
        label="First day it is given"
        optional
        value={entry.from}
        onChange={(from) => change({ from })}
        error={errorOf('version-from')}
      />
      <DateField
        id="version-to"
        label="Last day it is given"
        optional
        value={entry.to}
        onChange={(to) => change({ to })}
        error={errorOf('version-to')}
      />
      {entry.objectives.map((objective, at) => (
        <TextField
          key={at}
          id={objectiveField(at)}
          label={`What people will be able to do, ${at + 1} of at most ${MOST_OBJECTIVES}`}
          hint={at === 0 ? 'Begin with a verb: “Record a concern and share it with the right people”.' : undefined}
          optional
          lines={2}
          value={objective}
          onChange={(text) =>
            change({ objectives: entry.objectives.map((other, place) => (place === at ? text : other)) })
          }
          error={errorOf(objectiveField(at))}
          maxLength={300}
        />
      ))}
      {entry.objectives.length >= MOST_OBJECTIVES ? null : (
        <div>
          <TextButton onPress={() => change({ objectives: [...entry.objectives, ''] })}>
            Add another objective
          </TextButton>
        </div>
      )}
      <TextField
        id="version-standards"
        label="Standards of training that it meets"
        hint="One a line, as your standards name them."
        optional
        lines={3}
        value={entry.standards}
        onChange={(standards) => change({ standards })}
        error={errorOf('version-standards')}
      />
      <DateField
        id="version-review"
        label="When is its content looked at again?"
        optional
        value={entry.reviewOn}
        onChange={(reviewOn) => change({ reviewOn })}
        error={errorOf('version-review')}
      />
      <RadioGroup
        id="version-withdrawn"
        label="Can it still be booked?"
        value={entry.withdrawn}
        onChange={(withdrawn) => change({ withdrawn: withdrawn as VersionEntry['withdrawn'] })}
        error={errorOf('version-withdrawn')}
        choices={[
          { value: 'no', label: 'Yes' },
          {
            value: 'superseded',
            label: 'No, a newer version takes its place',
            detail: 'Nobody can book it from that day. What people completed stands, until it is due again.',
          },
          {
            value: 'recalled',
            label: 'No, its content was not safe',
            detail: 'Nobody can book it from that day, and what people completed runs out that day.',
          },
        ]}
      />
      {entry.withdrawn === 'no' ? null : (
        <DateField
          id="version-withdrawn-on"
          label="From which day?"
          value={entry.withdrawnOn}
          onChange={(withdrawnOn) => change({ withdrawnOn })}
          error={errorOf('version-withdrawn-on')}
        />
      )}
    </FormDialog>
  );
}
