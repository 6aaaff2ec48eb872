import type { CourseId } from '@trellis/core';
import type { FormListed } from '@trellis/core/evaluation';
import { useAction, useApi, useCourses, useLocalPages } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Dialog } from '@trellis/ui/dialog';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { PagedTable } from '@trellis/ui/paged-table';
import { FilterBar, SearchField } from '@trellis/ui/search-field';
import { SelectField, type Choice } from '@trellis/ui/select-field';
import { useState } from 'react';

export interface CourseFormsProps {
  readonly forms: readonly FormListed[];
  readonly onChanged: () => void;
}

/** What is chosen for: one course, or all that have none of their own. */
type Chosen = { readonly courseId?: CourseId; readonly title: string };

/** The form of every course, and the one of courses that have none of their own. */
export function CourseForms({ forms, onChanged }: CourseFormsProps) {
  const known = useCourses();
  const [text, setText] = useState('');
  const [chosen, choose] = useState<Chosen>();
  const done = useDoneNote('Saved');
  const choices = formChoices(forms);
  const byDefault = forms.find(({ isDefault }) => isDefault)?.form;
  const formOf = (courseId: CourseId): string | undefined =>
    forms.find(({ usedFor }) => usedFor.includes(courseId))?.form.id;
  const titleOf = (id: string | undefined): string | undefined => choices.find(({ value }) => value === id)?.label;
  const words = text.trim().toLowerCase();
  const paged = useLocalPages(
    known.courses?.map(({ course }) => course).filter(({ title }) => title.toLowerCase().includes(words)),
    { by: words, error: known.error, isLoading: false, again: known.again },
  );
  return (
    <>
      {done.note}
      <Card>
        <Stack>
          <p>
            Courses without a form of their own use <strong>{byDefault?.title ?? 'none: nobody is asked'}</strong>.{' '}
            <Button small onPress={() => choose({ title: 'Courses without a form of their own' })}>
              Choose another
            </Button>
          </p>
          <FilterBar label="Courses">
            <SearchField label="Look for a course" value={text} onChange={setText} />
          </FilterBar>
          <PagedTable
            paged={paged}
            what="courses"
            caption="Courses by title"
            columns={[
              { key: 'course', header: 'Course', heading: true, cell: ({ title }) => title },
              {
                key: 'form',
                header: 'Form',
                cell: ({ id }) => titleOf(formOf(id)) ?? <span className="muted">As all others</span>,
              },
              {
                key: 'change',
                header: 'Change',
                quiet: true,
                cell: ({ id, title }) => (
                  <Button small about={`the form of ${title}`} onPress={() => choose({ courseId: id, title })}>
                    Change
                  </Button>
                ),
              },
            ]}
            rowKey={({ id }) => id}
            empty={<EmptyState level={3} title="No course by this name" text="Try another word of its title." />}
          />
        </Stack>
      </Card>
      {chosen === undefined ? null : (
        <ChooseForm
          chosen={chosen}
          choices={choices}
          begin={chosen.courseId === undefined ? byDefault?.id : formOf(chosen.courseId)}
          onClose={() => choose(undefined)}
          onSaved={(said) => {
            choose(undefined);
            done.say(said);
            onChanged();
          }}
        />
      )}
    </>
  );
}

/** Each form once, by the title of its version in force. */
function formChoices(forms: readonly FormListed[]): readonly Choice[] {
  const titles = new Map<string, string>();
  for (const { form, isDraft, isInForce } of forms)
    if (!isDraft && (isInForce || !titles.has(form.id))) titles.set(form.id, form.title);
  return [...titles].map(([value, label]) => ({ value, label }));
}

function ChooseForm({
  chosen: { courseId, title },
  choices,
  begin,
  onClose,
  onSaved,
}: {
  readonly chosen: Chosen;
  readonly choices: readonly Choice[];
  readonly begin: string | undefined;
  readonly onClose: () => void;
  readonly onSaved: (words: string) => void;
}) {
  const api = useApi();
  const [value, setValue] = useState(begin ?? '');
  const saving = useAction();
  const formId = value === '' ? null : value;
  return (
    <Dialog
      kind="middle"
      open
      onClose={onClose}
      title={title}
      foot={
        <ButtonRow>
          <Button
            kind="main"
            busy={saving.isBusy ? 'Saving' : undefined}
            onPress={() =>
              saving.run(async () => {
                if (courseId === undefined) await api.evaluation.setDefaultForm.mutate({ formId });
                else await api.evaluation.setCourseForm.mutate({ courseId, formId });
                onSaved(`${title}: ${choices.find((choice) => choice.value === value)?.label ?? 'as all others'}.`);
              })
            }
          >
            Save
          </Button>
          <Button onPress={onClose}>Leave it as it is</Button>
        </ButtonRow>
      }
    >
      <Stack>
        <FaultNote title="This was not saved" error={saving.error} />
        <SelectField
          label="Form"
          hint="Sheets that are answered already stay as they are. Open ones ask the questions of the form from now on."
          first={courseId === undefined ? 'The first one at work' : 'As all others'}
          choices={choices}
          value={value}
          onChange={setValue}
        />
      </Stack>
    </Dialog>
  );
}
