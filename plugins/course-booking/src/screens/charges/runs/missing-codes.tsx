import type { PreviewShown } from '@trellis/core/billing';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { pounds } from '@trellis/ui/money';
import { Row, Rows } from '@trellis/ui/rows';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { codeFaults, codesEntryOf, codesTyped, CODE_FIELDS, type CodeField } from '../details/codes-entry.ts';
import { missingWords } from '../run-words.ts';

type AgencyPreviewed = PreviewShown['agencies'][number];

export interface MissingCodesProps {
  readonly agencies: readonly AgencyPreviewed[];
  readonly mayChange: boolean;
  readonly onSaved: (agencyName: string) => void;
}

/** What finance has still to set before a run can be released, with the boxes to set it in right here. */
export function MissingCodes({ agencies, mayChange, onSaved }: MissingCodesProps) {
  const lacking = agencies.filter(({ missing }) => missing.length > 0);
  if (lacking.length === 0) return null;
  return (
    <Card
      title={`${lacking.length === 1 ? 'One agency' : `${lacking.length} agencies`} cannot be billed yet`}
      id="missing"
    >
      <Rows label="Agencies that lack a code">
        {lacking.map((agency) => (
          <Row
            key={agency.agencyId}
            title={agency.name}
            end={<strong className="num">{pounds(agency.pence)}</strong>}
            text={`The ${missingWords(agency.missing)} ${agency.missing.length === 1 ? 'is' : 'are'} missing.`}
          >
            {mayChange ? (
              <div className="card__foot">
                <CodesForm agency={agency} onSaved={() => onSaved(agency.name)} />
              </div>
            ) : (
              <p className="small">Finance or an administrator can set it.</p>
            )}
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

function CodesForm({ agency, onSaved }: { readonly agency: AgencyPreviewed; readonly onSaved: () => void }) {
  const api = useApi();
  const saving = useAction();
  const [entry, setEntry] = useState(codesEntryOf(agency.details));
  const [isIncomplete, setIncomplete] = useState(false);
  const idOf = (field: CodeField): string => `${agency.agencyId}-${field}`;
  const empty = agency.missing.filter((field) => entry[field].trim() === '');
  const shown =
    isIncomplete && empty.length > 0
      ? empty.map((field) => ({ fieldId: idOf(field), text: `Enter the ${missingWords([field])} of ${agency.name}` }))
      : codeFaults(saving.error, idOf);
  const errorOf = (field: CodeField): string | undefined => shown.find((fault) => fault.fieldId === idOf(field))?.text;
  function save(): void {
    setIncomplete(empty.length > 0);
    if (empty.length > 0) return;
    saving.run(async () => {
      await api.billing.saveDetails.mutate({ agencyId: agency.agencyId, ...codesTyped(entry) });
      onSaved();
    });
  }
  return (
    <Form label={`Codes of ${agency.name}`} onSubmit={save}>
      <ErrorSummary errors={shown} />
      {agency.missing.map((field) => (
        <TextField
          key={field}
          id={idOf(field)}
          label={`${CODE_FIELDS[field].label} of ${agency.name}`}
          hint={CODE_FIELDS[field].hint}
          value={entry[field]}
          onChange={(typed) => setEntry({ ...entry, [field]: typed })}
          error={errorOf(field)}
          maxLength={CODE_FIELDS[field].most}
        />
      ))}
      <div>
        <Button type="submit" about={`codes of ${agency.name}`} busy={saving.isBusy ? 'Saving' : undefined}>
          Save
        </Button>
      </div>
    </Form>
  );
}
