import type { FormListed } from '@trellis/core/evaluation';
import { useAction, useApi, useLink, useServices } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Facts } from '@trellis/ui/facts';
import { useDoneNote } from '@trellis/ui/done-note';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { PageHead } from '@trellis/ui/page-head';
import { listed, many } from '@trellis/ui/plural-words';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import { useTimeZone } from '@trellis/ui/time-zone';
import type { ReactNode } from 'react';
import { FormBuilder } from './form-builder.tsx';
import { FormPreview } from './form-preview.tsx';
import { HEADING_WORDS, KIND_WORDS, stagesLine, standingOf } from './form-words.ts';
import { addressOf } from './forms-list.tsx';
import { useForms } from './use-forms.ts';

/** One version of a form: a draft to be changed, or one at work to be read and copied. */
export function FormPage() {
  const link = useLink();
  const { formId = '', version = '' } = useServices().parameters;
  const { forms, error, again } = useForms();
  // A draft that is put to work becomes another page, which has to say so all the same.
  const done = useDoneNote('Done');
  const found = forms?.find(({ form }) => form.id === formId && form.version === version);
  if (found !== undefined)
    return found.isDraft ? (
      <FormBuilder
        form={found.form}
        onSaved={again}
        onAtWork={(words) => {
          done.say(words);
          again();
        }}
      />
    ) : (
      <AtWork listed={found} done={done.note} />
    );
  if (forms === undefined && error === undefined) return <ProgressBar label="The form" words="Opening the form" />;
  return (
    <>
      <PageHead
        back={{ href: link('/evaluation/forms'), label: 'Back to the forms' }}
        title={error === undefined ? 'There is no such form' : 'We could not open this form'}
        {...(error === undefined ? { lead: 'It may have been a draft that somebody removed.' } : {})}
      />
      <FaultNote title="What went wrong" error={error} />
    </>
  );
}

function AtWork({ listed: row, done }: { readonly listed: FormListed; readonly done: ReactNode }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { go } = useServices();
  const copying = useAction();
  const { form, pack, isDefault, usedFor } = row;
  const { sign, words } = standingOf(row, todayOn(timeZone));
  return (
    <>
      <PageHead
        back={{ href: link('/evaluation/forms'), label: 'Back to the forms' }}
        mark={
          <StateMark state={sign} look="chip">
            {words}
          </StateMark>
        }
        title={form.title}
        lead={`Version ${form.version}, ${pack === undefined ? 'our own' : `of the pack ${pack.title}`}. It is never changed.`}
        actions={
          <Button
            kind="main"
            icon="copy"
            busy={copying.isBusy ? 'Copying' : undefined}
            onPress={() =>
              copying.run(async () =>
                go(addressOf(await api.evaluation.copyForm.mutate({ id: form.id, version: form.version }))),
              )
            }
          >
            Copy to a draft of our own
          </Button>
        }
      />
      {done}
      <FaultNote title="It was not copied" error={copying.error} />
      <Columns spaced follows>
        <Stack gap="wide">
          <Card title="Questions">
            <Rows>
              {form.items.map((item, at) => (
                <Row
                  key={item.id}
                  title={`${at + 1}. ${item.title}`}
                  text={`${KIND_WORDS[item.kind]}. ${stagesLine(item.stages, form.followUpMonths)}.${item.isRequired ? ' It must be answered.' : ''}`}
                />
              ))}
            </Rows>
          </Card>
          <Card title="About the form">
            <Facts
              items={[
                {
                  term: 'Names',
                  detail:
                    form.naming === 'named'
                      ? 'With names, for the learner’s own plan. Summaries never have one.'
                      : 'Anonymous: nobody can tell whose an answer is.',
                },
                ...form.scales.map((scale, at) => ({ term: `Scale ${at + 1}`, detail: scale.labels.join(', ') })),
                { term: 'Head', detail: listed(form.headings.map((heading) => HEADING_WORDS[heading])) || 'Nothing' },
                { term: 'Objectives', detail: `${form.mostObjectives} at most` },
                { term: 'Asked again', detail: `After ${many(form.followUpMonths, 'month')}` },
                {
                  term: 'A theme',
                  detail: `${form.theme.sharePercent}% not met out of at least ${many(form.theme.pairs, 'pair')}, or ${form.theme.againPercent}% in two runs in a row. ${form.theme.opensReview ? 'It opens a review of the course.' : 'It is shown only.'}`,
                },
                {
                  term: 'Used for',
                  detail: isDefault ? 'Courses without a form of their own' : many(usedFor.length, 'course'),
                },
                {
                  term: 'Source',
                  detail: [form.source.document, form.source.edition, form.source.section].filter(Boolean).join(', '),
                },
              ]}
            />
          </Card>
        </Stack>
        <aside aria-label="What people see">
          <Stack>
            <h2>What people see</h2>
            <FormPreview form={form} />
          </Stack>
        </aside>
      </Columns>
    </>
  );
}
