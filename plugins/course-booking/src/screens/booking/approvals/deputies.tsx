import { useAction, useApi, useLoad, useSettled } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { personName } from '@trellis/ui/person-name';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { RadioGroup } from '@trellis/ui/radio-group';
import { SearchField } from '@trellis/ui/search-field';
import { useState } from 'react';

/** As many people as are offered for one search. */
const MOST = 8;

export interface DeputiesProps {
  readonly agency: { readonly id: string; readonly name: string };
}

/** Who answers requests of an agency when its managers do not in time. */
export function Deputies({ agency }: DeputiesProps) {
  const api = useApi();
  const loading = useLoad(() => api.bookings.deputies.query({}), []);
  const [isChanging, change] = useState(false);
  const deputy = loading.answer?.find(({ agencyId }) => agencyId === agency.id);
  return (
    <div className="section">
      <Card title="Who answers when a manager does not">
        <p className="small muted">After 5 working days a request goes to the deputy, who has 5 more.</p>
        {loading.answer === undefined ? (
          loading.state === 'failed' ? (
            <FaultNote title="We could not load the deputies" error={loading.error} />
          ) : (
            <ProgressBar label="Deputies" words="Loading the deputies" />
          )
        ) : (
          <Stack>
            <p>{deputy === undefined ? `${agency.name} has named no deputy: its leads are asked.` : deputy.name}</p>
            <ButtonRow>
              <Button onPress={() => change(true)}>
                {deputy === undefined ? 'Name a deputy' : 'Change the deputy'}
              </Button>
            </ButtonRow>
          </Stack>
        )}
      </Card>
      {isChanging ? (
        <NameDeputy
          agency={agency}
          onClose={() => change(false)}
          onSaved={() => {
            change(false);
            loading.again();
          }}
        />
      ) : null}
    </div>
  );
}

interface NameDeputyProps extends DeputiesProps {
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

function NameDeputy({ agency, onClose, onSaved }: NameDeputyProps) {
  const api = useApi();
  const [typed, setTyped] = useState('');
  const [personId, choose] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const text = useSettled(typed.trim());
  const found = useLoad(
    async () => (text === '' ? [] : (await api.people.search.query({ text, agencyId: agency.id, limit: MOST })).rows),
    [text],
  );
  const saving = useAction();

  function save(): void {
    setIncomplete(personId === '');
    if (personId === '') return;
    saving.run(async () => {
      await api.bookings.saveDeputy.mutate({ agencyId: agency.id, personId });
      onSaved();
    });
  }
  return (
    <Dialog open onClose={onClose} title={`The deputy of ${agency.name}`}>
      <Form onSubmit={save}>
        <SearchField label="Search" placeholder="Name or staff number" value={typed} onChange={setTyped} />
        <FaultNote title="We could not search" error={found.error} />
        {found.answer === undefined || found.answer.length === 0 ? (
          <p className="small muted">
            {text === '' ? 'Type a name to see who it could be.' : 'Nobody of this agency fits the search.'}
          </p>
        ) : (
          <RadioGroup
            label="Who answers instead?"
            choices={found.answer.map((each) => ({
              value: each.personId,
              label: personName(each),
              detail: each.posts.find((post) => post.agencyId === agency.id)?.jobTitle,
            }))}
            value={personId}
            onChange={choose}
            error={isIncomplete && personId === '' ? 'Choose who answers instead' : undefined}
          />
        )}
        <FaultNote title="The deputy was not kept" error={saving.error} />
        <ButtonRow>
          <Button kind="main" type="submit" busy={saving.isBusy ? 'Saving' : undefined}>
            Save
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  );
}
