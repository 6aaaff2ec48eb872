import type { PolicyInstalled } from '@trellis/core/billing';
import { useAction, useApi, useServices } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { SelectField } from '@trellis/ui/select-field';
import { useState } from 'react';
import { draftOf, emptyPolicy } from './policy-words.ts';

/** Begins a draft from any installed price list, or from nothing. */
export function StartDraft({ policies }: { readonly policies: readonly PolicyInstalled[] }) {
  const api = useApi();
  const { go, session } = useServices();
  const [from, setFrom] = useState('0');
  const starting = useAction();
  function start(): void {
    const installed = policies[Number(from)];
    starting.run(async () => {
      const title = `Charges of ${session.partnership.name}`;
      const policy = from === '' || installed === undefined ? emptyPolicy(title) : draftOf(installed.policy, title);
      const draft = await api.billing.saveDraft.mutate({ policy });
      go(`/price-lists/${draft.id}`);
    });
  }
  return (
    <Card title="Write your own">
      <Form label="Write your own" onSubmit={start}>
        <p>
          Start from a list that comes near, and change what is different. You see what a place would cost as you type.
        </p>
        <SelectField
          label="Start from"
          first="Nothing"
          choices={policies.map(({ policy, isInForce }, at) => ({
            value: String(at),
            label: `${policy.title}${isInForce ? ' (in force)' : ''}`,
          }))}
          value={from}
          onChange={setFrom}
        />
        <FaultNote title="The draft was not started" error={starting.error} />
        <div>
          <Button type="submit" kind="main" wide busy={starting.isBusy ? 'Starting' : undefined}>
            Start a draft
          </Button>
        </div>
      </Form>
    </Card>
  );
}
