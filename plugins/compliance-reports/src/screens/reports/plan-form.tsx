import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import type { Report, ReportPlan } from '@trellis/core/reporting';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button, ButtonLink, ButtonRow } from '@trellis/ui/button';
import { CheckboxGroup } from '@trellis/ui/checkbox-group';
import { DateField } from '@trellis/ui/date-field';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { RadioGroup } from '@trellis/ui/radio-group';
import { todayOn } from '@trellis/ui/sitting';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { packChoices } from './pack-choices.ts';
import { PLAN_FIELDS, planFaults, planTyped, titleTyped, type PlanEntry } from './plan-entry.ts';
import { REPORT_KIND_DETAILS, REPORT_KINDS } from './report-words.ts';
import { WhichAgency } from './which-agency.tsx';

export interface PlanFormProps {
  readonly begin: PlanEntry;
  /** What the button says. */
  readonly button: string;
  readonly onSave: (plan: ReportPlan) => Promise<void>;
  readonly back: string;
}

const KINDS = Object.entries(REPORT_KINDS).map(([value, label]) => ({
  value,
  label,
  detail: REPORT_KIND_DETAILS[value as Report['kind']],
}));

/** What a report is about: its kind, whom it goes to, its day and its packs. */
export function PlanForm({ begin, button, onSave, back }: PlanFormProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [entry, setEntry] = useState(begin);
  const packs = useLoad(() => api.frameworks.packs.query(), []);
  const saving = useAction();
  const refused = refusalAtFields(saving.error, (path) => PLAN_FIELDS[path]);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, planFaults(entry, todayOn(timeZone)), refused);
  const change = (part: Partial<PlanEntry>): void => setEntry({ ...entry, ...part });
  const offered = packs.answer === undefined ? [] : packChoices(packs.answer);
  return (
    <Form label="Report" onSubmit={() => save(() => onSave(planTyped(entry)))}>
      <ErrorSummary errors={shown} />
      <RadioGroup
        id="plan-kind"
        label="What is it?"
        choices={KINDS}
        value={entry.kind}
        onChange={(kind) => change({ kind: kind as Report['kind'] })}
        error={errorOf('plan-kind')}
      />
      {entry.kind === 'board' ? null : (
        <WhichAgency
          id="plan-agency"
          label="Which agency is it about?"
          value={entry.agencyId}
          onChange={(agencyId) => change({ agencyId })}
          error={errorOf('plan-agency')}
        />
      )}
      <TextField
        id="plan-title"
        label="Title"
        value={titleTyped(entry)}
        onChange={(title) => change({ title })}
        error={errorOf('plan-title')}
        maxLength={200}
      />
      <TextField
        id="plan-cover"
        label="To whom does it go?"
        hint="Stands above the answer, such as “to the board, February 2027”."
        optional
        value={entry.cover}
        onChange={(cover) => change({ cover })}
        error={errorOf('plan-cover')}
        maxLength={200}
      />
      <DateField
        id="plan-as-at"
        label="Which day does it tell of?"
        hint="What was true at the end of that day, by all that we know now."
        value={entry.asAt}
        onChange={(asAt) => change({ asAt })}
        error={errorOf('plan-as-at')}
      />
      <FaultNote title="We could not load the rules" error={packs.error} />
      {offered.length < 2 ? null : (
        <CheckboxGroup
          id="plan-packs"
          label="Which rules is it about?"
          hint="Tick children’s and adults’ rules for one paper with a part for each. Tick none for everything that is asked."
          optional
          choices={offered}
          value={entry.packs}
          onChange={(chosen) => change({ packs: chosen })}
          error={errorOf('plan-packs')}
        />
      )}
      <ButtonRow>
        <Button kind="main" type="submit" busy={isBusy ? 'Working out the figures' : undefined}>
          {button}
        </Button>
        <ButtonLink href={back}>Cancel</ButtonLink>
      </ButtonRow>
    </Form>
  );
}
