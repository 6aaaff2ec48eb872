import type { Form } from '@trellis/core/evaluation';
import { useAction, useApi, useDeviceDraft, useLink, useServices } from '@trellis/plugin/screens';
import { Button, ButtonRow, TextButton } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form as FormShown } from '@trellis/ui/form';
import { Columns, Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { PlainList } from '@trellis/ui/plain-list';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { StateMark } from '@trellis/ui/state-mark';
import { useState } from 'react';
import { fieldOfPath, formEntryFaults, typedFaults } from './form-entry-faults.ts';
import { entryOfForm, formOfEntry, type FormEntry } from './form-entry.ts';
import { FormFields } from './form-fields.tsx';
import { FormPreview } from './form-preview.tsx';
import { ItemList } from './item-list.tsx';
import { PutToWork } from './put-to-work.tsx';
import { ScaleFields } from './scale-fields.tsx';

export interface FormBuilderProps {
  readonly form: Form;
  readonly onSaved: () => void;
  /** It is no draft any more; from when, in words. */
  readonly onAtWork: (words: string) => void;
}

/** A draft of a form: its questions in order, its scales, and beside them what people will see. */
export function FormBuilder({ form, onSaved, onAtWork }: FormBuilderProps) {
  const api = useApi();
  const link = useLink();
  const { go } = useServices();
  const draft = useDeviceDraft<FormEntry>('form', `${form.id}-${form.version}`, entryOfForm(form));
  const { entry } = draft;
  const saving = useAction();
  const removing = useAction();
  const [isPutting, setPutting] = useState(false);
  const done = useDoneNote('Saved');
  const [isWanted, setWanted] = useState(false);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const refused = refusalAtFields(saving.error, (path) => fieldOfPath(path, entry));
  const saved = useSaveEntry(saving, typedFaults(entry), refused);
  // A draft may be kept while it is unfinished; whoever wants it at work is told everything.
  const unfinished = formEntryFaults(entry, form);
  const shown = isWanted && unfinished.length > 0 ? unfinished : saved.shown;
  const errorOf = (fieldId: string): string | undefined => shown.find((fault) => fault.fieldId === fieldId)?.text;
  const now = formOfEntry(entry, form);
  const store = (then: () => void): void =>
    saved.save(async () => {
      const told = await api.evaluation.saveForm.mutate({ form: now });
      setNotes(told.notes);
      draft.forget();
      onSaved();
      then();
    });
  const change = (to: FormEntry): void => draft.change(to);
  return (
    <>
      <PageHead
        back={{ href: link('/evaluation/forms'), label: 'Back to the forms' }}
        mark={<StateMark state="unknown" look="chip">{`Draft, version ${form.version}`}</StateMark>}
        title={entry.title === '' ? 'A form without a title' : entry.title}
        lead="Change what is asked. Beside it, or below on a small screen, stands what people will see."
      />
      <Stack>
        {done.note}
        {draft.isFromEarlier ? (
          <Note title="We kept what you typed earlier" live="status">
            <p>It is on this device only, until you save the draft.</p>
            <TextButton onPress={draft.forget}>Begin again with what is saved</TextButton>
          </Note>
        ) : null}
        {notes.length === 0 ? null : (
          <Note title="What will not be compared with earlier answers">
            <PlainList items={notes} />
          </Note>
        )}
        <FaultNote title="It was not removed" error={removing.error} />
      </Stack>
      <Columns spaced follows>
        <FormShown
          label="The form"
          onSubmit={() => {
            setWanted(false);
            store(() =>
              done.say(unfinished.length === 0 ? 'The draft is saved.' : 'The draft is saved. It is not finished yet.'),
            );
          }}
        >
          <ErrorSummary errors={shown} />
          <Card title="Questions">
            <ItemList
              entry={entry}
              change={change}
              errorOf={errorOf}
              faulty={shown.flatMap(({ fieldId }) => (fieldId === undefined ? [] : [fieldId]))}
            />
          </Card>
          <Card title="Scales">
            <ScaleFields entry={entry} change={change} errorOf={errorOf} />
          </Card>
          <Card title="About the form">
            <FormFields entry={entry} change={change} errorOf={errorOf} />
          </Card>
          <ButtonRow>
            <Button kind="main" type="submit" busy={saved.isBusy ? 'Saving' : undefined}>
              Save the draft
            </Button>
            <Button
              onPress={() => {
                setWanted(true);
                if (unfinished.length === 0) store(() => setPutting(true));
              }}
            >
              Save and put it to work
            </Button>
            <TextButton
              onPress={() =>
                removing.run(async () => {
                  await api.evaluation.removeDraft.mutate({ id: form.id, version: form.version });
                  draft.forget();
                  go('/evaluation/forms');
                })
              }
            >
              Remove this draft
            </TextButton>
          </ButtonRow>
        </FormShown>
        <aside aria-label="What people will see">
          <Stack>
            <h2>What people will see</h2>
            <FormPreview form={now} />
          </Stack>
        </aside>
      </Columns>
      {isPutting ? (
        <PutToWork
          form={now}
          onClose={() => setPutting(false)}
          onDone={(words) => {
            setPutting(false);
            onAtWork(words);
          }}
        />
      ) : null}
    </>
  );
}
