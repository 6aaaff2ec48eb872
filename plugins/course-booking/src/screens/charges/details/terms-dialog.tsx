import { AGENCY_KIND_WORDS } from '@trellis/core/people';
import type { DetailsListed } from '@trellis/core/billing';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Checkbox, CheckboxGroup } from '@trellis/ui/checkbox-group';
import { DateField, dateOf } from '@trellis/ui/date-field';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { Section } from '@trellis/ui/section';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { nameWords } from '../name-words.ts';
import {
  NO_TERMS,
  reratedWords,
  termsFaults,
  termsLine,
  termsRefused,
  termsTyped,
  type TermsEntry,
} from './terms-entry.ts';

export interface TermsDialogProps {
  readonly listed: DetailsListed;
  readonly onClose: () => void;
  /** What it did, in words. */
  readonly onSaved: (words: string) => void;
}

const KINDS = Object.entries(AGENCY_KIND_WORDS).map(([value, label]) => ({ value, label }));

/** What decides an agency's price from which day, and on what it rests; new terms re-rate what was charged since. */
export function TermsDialog({ listed: { agency }, onClose, onSaved }: TermsDialogProps) {
  const api = useApi();
  const saving = useAction();
  const known = useLoad(() => api.billing.terms.query({ agencyId: agency.id }), [agency.id]);
  const policies = useLoad(() => api.billing.policies.query({}), []);
  const named = [...new Set((policies.answer ?? []).flatMap(({ policy }) => policy.rows.flatMap((row) => row.named)))];
  const flags = policies.answer?.find(({ isInForce }) => isInForce)?.flags ?? [];
  const [entry, setEntry] = useState<TermsEntry>(NO_TERMS);
  const [isIncomplete, setIncomplete] = useState(false);
  const faults = termsFaults(entry);
  const shown = isIncomplete && faults.length > 0 ? faults : termsRefused(saving.error);
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;
  const change = (part: Partial<TermsEntry>): void => setEntry({ ...entry, ...part });
  const from = dateOf(entry.from);
  function save(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0) return;
    saving.run(async () => {
      const terms = termsTyped(entry);
      const rerated = await api.billing.saveTerms.mutate({ agencyId: agency.id, ...terms });
      onSaved(`${agency.name}. ${reratedWords(rerated, terms.from)}`);
    });
  }
  return (
    <Dialog open onClose={onClose} title={`What decides the price of ${agency.name}`}>
      <Stack gap="wide">
        <Section level={3} title="As known now">
          <FaultNote title="We could not load earlier terms" error={known.error} />
          {known.answer === undefined ? (
            known.state === 'failed' ? null : (
              <ProgressBar label="Terms" words="Loading" />
            )
          ) : (
            <Rows label="Terms">
              <Row
                title="What the agency says of itself"
                text={`${AGENCY_KIND_WORDS[agency.kind]}, ${agency.annualTurnoverPence === undefined ? 'turnover not known' : `turnover ${pounds(agency.annualTurnoverPence)} a year`}`}
              />
              {known.answer.map((terms) => (
                <Row
                  key={terms.from}
                  title={`From ${longDate(terms.from)}`}
                  detail={termsLine(terms)}
                  text={terms.evidence}
                />
              ))}
            </Rows>
          )}
        </Section>
        <Section level={3} title="New terms">
          <Form label="New terms" onSubmit={save}>
            <ErrorSummary errors={shown} />
            <DateField
              id="terms-from"
              label="From which day?"
              hint="Courses from this day on are reckoned by these terms."
              value={entry.from}
              onChange={(value) => change({ from: value })}
              error={errorOf('terms-from')}
            />
            <SelectField
              id="terms-kind"
              label="Kind of agency"
              first="As the agency says"
              choices={KINDS}
              value={entry.kind}
              onChange={(kind) => change({ kind })}
              error={errorOf('terms-kind')}
            />
            <TextField
              id="terms-turnover"
              label="Turnover a year, in pounds"
              hint="Leave it empty to take what the agency says."
              optional
              value={entry.turnover}
              onChange={(turnover) => change({ turnover })}
              error={errorOf('terms-turnover')}
              inputMode="decimal"
            />
            {named.length === 0 ? null : (
              <SelectField
                id="terms-named"
                label="Named in the policy"
                hint="Some policies name an organisation by itself."
                first="No"
                choices={named.map((value) => ({ value, label: nameWords(value) }))}
                value={entry.named}
                onChange={(value) => change({ named: value })}
                error={errorOf('terms-named')}
              />
            )}
            <Checkbox
              label="It is in the partnership’s area"
              checked={entry.isInArea}
              onChange={(isInArea) => change({ isInArea })}
            />
            {flags.length === 0 ? null : (
              <CheckboxGroup
                label="What else the policy asks about"
                choices={flags.map((value) => ({ value, label: nameWords(value) }))}
                value={entry.flags}
                onChange={(value) => change({ flags: value })}
              />
            )}
            <TextField
              id="terms-evidence"
              label="What does it rest on?"
              hint="Which accounts, of which year, who decided in which role. No names, please."
              value={entry.evidence}
              onChange={(evidence) => change({ evidence })}
              error={errorOf('terms-evidence')}
              maxLength={300}
              lines={2}
            />
            <p className="small">
              {from === null
                ? 'What was charged for courses from that day on is taken back and reckoned anew.'
                : `What was charged for courses from ${longDate(from)} on is taken back and reckoned anew, also what was billed: by a credit and a new charge.`}
            </p>
            <ButtonRow>
              <Button kind="main" type="submit" busy={saving.isBusy ? 'Saving' : undefined}>
                Save and re-rate
              </Button>
              <Button onPress={onClose}>Cancel</Button>
            </ButtonRow>
          </Form>
        </Section>
      </Stack>
    </Dialog>
  );
}
