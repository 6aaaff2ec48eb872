import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { DateField } from '@trellis/ui/date-field';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { longDate } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { many } from '@trellis/ui/plural-words';
import { RadioGroup } from '@trellis/ui/radio-group';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { todayOn } from '@trellis/ui/sitting';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { EndorsementShown } from '../answers.ts';
import { DECISION_FIELDS, decisionEntry, decisionFaults, decisionTyped, type DecisionEntry } from './decision-entry.ts';

/** Endorses an agency's own course between two days, or says why not. */
export function DecideForm({
  of,
  onDecided,
}: {
  readonly of: EndorsementShown;
  readonly onDecided: (words: string) => void;
}) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [entry, setEntry] = useState(() => decisionEntry(todayOn(timeZone)));
  const saving = useAction();
  const refused = refusalAtFields(saving.error, (path) => DECISION_FIELDS[path]);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, decisionFaults(entry), refused);
  const change = (part: Partial<DecisionEntry>): void => setEntry({ ...entry, ...part });
  const short = of.content.filter(({ state }) => state !== 'met').length;
  return (
    <Form
      label="Decision"
      onSubmit={() =>
        save(async () => {
          const typed = decisionTyped(of.id, entry);
          await api.standards.decideEndorsement.mutate(typed);
          onDecided(
            typed.decision === 'endorsed'
              ? `Completions of ${of.courseTitle} count from ${longDate(typed.from)} to ${longDate(typed.expiresOn)}. Everybody who has one is judged again.`
              : `${of.agencyName} reads why ${of.courseTitle} is not endorsed, and can ask again.`,
          );
        })
      }
    >
      {short === 0 ? null : (
        <Note
          state="due-soon"
          title={`${many(short, 'item')} of the agreed minimum content ${short === 1 ? 'is' : 'are'} not met in full`}
        >
          Such a course cannot be endorsed. Say what is missing, and the agency can ask again.
        </Note>
      )}
      <ErrorSummary errors={shown} />
      <RadioGroup
        id="decision"
        label="Is it endorsed?"
        choices={[
          {
            value: 'endorsed',
            label: 'Endorse it',
            detail: 'Its completions count between the two days.',
            disabled: short > 0,
          },
          { value: 'refused', label: 'Refuse it', detail: 'Nothing counts. The agency reads why.' },
        ]}
        value={entry.decision}
        onChange={(decision) => change({ decision: decision as DecisionEntry['decision'] })}
        error={errorOf('decision')}
      />
      {entry.decision === 'endorsed' ? (
        <>
          <DateField
            id="decision-from"
            label="The first day whose completions count"
            hint="Not before the day on which it was asked for."
            value={entry.from}
            onChange={(from) => change({ from })}
            error={errorOf('decision-from')}
          />
          <DateField
            id="decision-expires"
            label="The last day whose completions count"
            hint="The agency is shown three months before that it runs out."
            value={entry.expiresOn}
            onChange={(expiresOn) => change({ expiresOn })}
            error={errorOf('decision-expires')}
          />
        </>
      ) : null}
      {entry.decision === '' ? null : (
        <TextField
          id="decision-why"
          label={entry.decision === 'refused' ? 'Why not, and what is missing?' : 'A word to the agency'}
          optional={entry.decision === 'endorsed'}
          lines={3}
          value={entry.why}
          onChange={(why) => change({ why })}
          error={errorOf('decision-why')}
          maxLength={500}
        />
      )}
      <ButtonRow>
        <Button kind="main" type="submit" busy={isBusy ? 'Saving' : undefined}>
          Save the decision
        </Button>
      </ButtonRow>
    </Form>
  );
}
