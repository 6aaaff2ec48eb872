import type { AgencySuccession, DetailsListed } from '@trellis/core/billing';
import { useApi, useLoad } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { Section } from '@trellis/ui/section';
import { useState } from 'react';
import { SUCCESSION_KINDS, SuccessionDialog } from './succession-dialog.tsx';

export interface SuccessionsProps {
  readonly agencies: readonly DetailsListed[];
  readonly mayChange: boolean;
  readonly onSaved: () => void;
}

/** Which agency took over whose dues, from when and by which document. */
export function Successions({ agencies, mayChange, onSaved }: SuccessionsProps) {
  const api = useApi();
  const [isOpen, setOpen] = useState(false);
  const known = useLoad(() => api.billing.successions.query({}), []);
  const saved = useDoneNote('Saved');
  const nameOf = (id: AgencySuccession['from']): string =>
    agencies.find(({ agency }) => agency.id === id)?.agency.name ?? 'an agency';
  return (
    <Section title="Who took over whose dues" aside="Lines from before go to the successor too">
      <Card>
        <Stack>
          {saved.note}
          <FaultNote title="We could not load this" error={known.error} />
          {known.answer === undefined ? (
            known.state === 'failed' ? null : (
              <ProgressBar label="Successions" words="Loading" />
            )
          ) : known.answer.length === 0 ? (
            <p>No agency has taken over another’s dues.</p>
          ) : (
            <Rows label="Successions">
              {known.answer.map((each) => (
                <Row
                  key={`${each.from} ${each.on}`}
                  title={`${nameOf(each.to)} pays for ${nameOf(each.from)} from ${longDate(each.on)}`}
                  detail={SUCCESSION_KINDS[each.kind]}
                  text={each.document}
                />
              ))}
            </Rows>
          )}
          {mayChange ? (
            <ButtonRow>
              <Button onPress={() => setOpen(true)}>Add a succession</Button>
            </ButtonRow>
          ) : null}
        </Stack>
      </Card>
      {isOpen ? (
        <SuccessionDialog
          agencies={agencies}
          onClose={() => setOpen(false)}
          onSaved={(words) => {
            setOpen(false);
            saved.say(words);
            known.again();
            onSaved();
          }}
        />
      ) : null}
    </Section>
  );
}
