import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { ComboField } from '@trellis/ui/combo-field';
import { DateField, entryOf } from '@trellis/ui/date-field';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { todayOn } from '@trellis/ui/sitting';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { Rejudging } from '../rejudging.tsx';
import { ReportsTabs } from '../reports-tabs.tsx';
import {
  AMOUNT_LABELS,
  changeableChoices,
  changeables,
  changeFaults,
  changeTyped,
  type ChangeEntry,
} from './change-entry.ts';
import { Lapses, type Asked, type Simulated } from './lapses.tsx';

const FIELDS: Readonly<Record<string, string>> = {
  'changes.0.requirement': 'change-requirement',
  'changes.0.months': 'change-amount',
  'changes.0.hours': 'change-amount',
  'changes.0.times': 'change-amount',
  from: 'change-from',
};

/** Tries another rule on everybody, and shows who would lapse, in which agency and month. Nothing is saved. */
export function WhatIf() {
  const timeZone = useTimeZone();
  const api = useApi();
  const packs = useLoad(() => api.frameworks.packs.query(), []);
  const agencies = useLoad(() => api.people.agencies.query(), []);
  const [entry, setEntry] = useState<ChangeEntry>(() => ({
    requirement: '',
    amount: '',
    from: entryOf(todayOn(timeZone)),
    agency: '',
  }));
  const [shown, show] = useState<{ readonly asked: Asked; readonly answer: Simulated }>();
  const offered = packs.answer === undefined ? [] : changeables(packs.answer);
  const known = offered.find(({ requirement }) => requirement === entry.requirement);
  const trying = useAction();
  const refused = refusalAtFields(trying.error, (path) => FIELDS[path]);
  const saving = useSaveEntry(trying, changeFaults(entry, known), refused);
  const change = (part: Partial<ChangeEntry>): void => {
    setEntry({ ...entry, ...part });
    show(undefined);
  };
  return (
    <>
      <PageHead
        title="What if?"
        lead="Try another rule on everybody before it is decided: who would lapse, in which agency and month."
      />
      <ReportsTabs current="/reports/what-if" />
      <Stack gap="wide">
        <Rejudging />
        <Note title="Nothing is saved">
          The rules, everybody’s answers and all reports stay as they are. This is worked out, shown to you and
          forgotten.
        </Note>
        <FaultNote title="We could not load the rules" error={packs.error} />
        <FaultNote title="We could not load the agencies" error={agencies.error} />
        <Card>
          <Form
            label="What if"
            onSubmit={() =>
              saving.save(async () => {
                if (known === undefined) return;
                const asked = changeTyped(entry, known);
                show({ asked, answer: await api.compliance.simulate.query(asked) });
              })
            }
          >
            <ErrorSummary errors={saving.shown} />
            <SelectField
              id="change-requirement"
              label="What is asked otherwise?"
              first="Choose a requirement"
              choices={changeableChoices(offered)}
              value={entry.requirement}
              onChange={(requirement) => change({ requirement })}
              error={saving.errorOf('change-requirement')}
            />
            <TextField
              id="change-amount"
              label={AMOUNT_LABELS[known?.amount ?? 'months']}
              inputMode="numeric"
              value={entry.amount}
              onChange={(amount) => change({ amount })}
              error={saving.errorOf('change-amount')}
              maxLength={3}
            />
            <DateField
              id="change-from"
              label="From which day?"
              value={entry.from}
              onChange={(from) => change({ from })}
              error={saving.errorOf('change-from')}
            />
            {(agencies.answer?.length ?? 0) < 2 ? null : (
              <ComboField
                label="In which agency?"
                hint="Leave it empty for all of them."
                optional
                choices={(agencies.answer ?? []).map(({ ref, name }) => ({ value: ref, label: name }))}
                value={entry.agency === '' ? null : entry.agency}
                onChange={(agency) => change({ agency: agency ?? '' })}
                none="No agency has this name."
              />
            )}
            <ButtonRow>
              <Button
                kind="main"
                type="submit"
                busy={saving.isBusy ? 'Judging everybody by the other rule' : undefined}
              >
                Show who would lapse
              </Button>
            </ButtonRow>
          </Form>
        </Card>
      </Stack>
      {shown === undefined ? null : <Lapses asked={shown.asked} answer={shown.answer} />}
    </>
  );
}
