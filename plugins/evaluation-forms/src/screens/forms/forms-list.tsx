import type { FormListed } from '@trellis/core/evaluation';
import { useAction, useApi, useLink, useServices } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Link } from '@trellis/ui/link';
import { PageHead } from '@trellis/ui/page-head';
import { many } from '@trellis/ui/plural-words';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Section } from '@trellis/ui/section';
import { todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import { Table, type Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { EvaluationTabs } from '../evaluation-tabs.tsx';
import { CourseForms } from './course-forms.tsx';
import { standingOf } from './form-words.ts';
import { useForms } from './use-forms.ts';

/** Every form in every version, where each stands, and which course is evaluated by which. */
export function FormsList() {
  const { forms, error, again } = useForms();
  return (
    <>
      <PageHead
        title="Forms"
        lead="What people are asked before, after and later. A form at work is never changed: copy it, change the copy, and put that to work from a day on."
      />
      <EvaluationTabs current="/evaluation/forms" />
      <FaultNote title="We could not load the forms" error={error} />
      {forms === undefined ? (
        error === undefined ? (
          <ProgressBar label="Forms" words="Loading the forms" />
        ) : null
      ) : (
        <>
          <Card>
            <Versions forms={forms} />
          </Card>
          {forms.length === 0 ? null : (
            <Section title="Which course uses which form">
              <CourseForms forms={forms} onChanged={again} />
            </Section>
          )}
        </>
      )}
    </>
  );
}

function Versions({ forms }: { readonly forms: readonly FormListed[] }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { go } = useServices();
  const copying = useAction();
  const today = todayOn(timeZone);
  const columns: readonly Column<FormListed>[] = [
    {
      key: 'form',
      header: 'Form',
      heading: true,
      cell: ({ form, pack }) => (
        <>
          <Link href={link(addressOf(form))}>{form.title}</Link>
          <small>{`Version ${form.version}, ${pack === undefined ? 'our own' : pack.title}`}</small>
        </>
      ),
    },
    {
      key: 'standing',
      header: 'Where it stands',
      cell: (row) => {
        const { sign, words } = standingOf(row, today);
        return <StateMark state={sign}>{words}</StateMark>;
      },
    },
    {
      key: 'use',
      header: 'Used for',
      cell: ({ isDefault, usedFor }) =>
        [
          isDefault ? 'Courses without a form of their own' : '',
          usedFor.length > 0 ? many(usedFor.length, 'course') : '',
        ]
          .filter(Boolean)
          .join(', '),
    },
    {
      key: 'copy',
      header: 'Copy',
      quiet: true,
      cell: ({ form, isDraft }) =>
        isDraft ? (
          <Link href={link(addressOf(form))} about={form.title}>
            Go on with the draft
          </Link>
        ) : (
          <Button
            small
            icon="copy"
            about={`${form.title}, version ${form.version}`}
            onPress={() =>
              copying.run(async () =>
                go(addressOf(await api.evaluation.copyForm.mutate({ id: form.id, version: form.version }))),
              )
            }
          >
            Copy to a draft
          </Button>
        ),
    },
  ];
  return (
    <>
      <FaultNote title="It was not copied" error={copying.error} />
      <Table
        caption={many(forms.length, 'version')}
        columns={columns}
        rows={forms}
        rowKey={({ form, pack }) => `${pack?.id ?? ''} ${pack?.version ?? ''} ${form.id} ${form.version}`}
        empty={
          <EmptyState
            level={2}
            title="There is no form yet"
            text="A form comes with a pack. Put one to work under Rules, then copy its form if you want to change it."
          />
        }
      />
    </>
  );
}

/** The address of one version of a form. */
export function addressOf({ id, version }: { readonly id: string; readonly version: string }): string {
  return `/evaluation/forms/${encodeURIComponent(id)}/${encodeURIComponent(version)}`;
}
