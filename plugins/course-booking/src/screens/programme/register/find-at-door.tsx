import type { AgencyId, EventId, PostId } from '@trellis/core';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Note } from '@trellis/ui/note';
import { RadioGroup } from '@trellis/ui/radio-group';
import { Row, Rows } from '@trellis/ui/rows';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';

export interface FindAtDoorProps {
  readonly eventId: EventId;
  readonly isBusy: boolean;
  readonly onChosen: (postId: PostId, name: string) => void;
}

/** A post of somebody at the door, by what she said of herself. */
interface Found {
  readonly postId: PostId;
  readonly name: string;
  readonly agencyName: string;
  readonly jobTitle?: string | undefined;
}

/** Finds somebody at the door by her work e-mail or her staff number, to the letter: trainers cannot browse people. */
export function FindAtDoor({ eventId, isBusy, onChosen }: FindAtDoorProps) {
  const api = useApi();
  const agencies = useLoad(() => api.people.agencies.query(), []);
  const [by, setBy] = useState('email');
  const [workEmail, setEmail] = useState('');
  const [agencyId, setAgency] = useState('');
  const [staffNumber, setNumber] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const [found, setFound] = useState<readonly Found[]>();
  const looking = useAction();
  const isByEmail = by === 'email';
  const faults = isByEmail
    ? workEmail.trim().length < 3
      ? [{ fieldId: 'door-email', text: 'Enter the whole work e-mail address' }]
      : []
    : [
        ...(agencyId === '' ? [{ fieldId: 'door-agency', text: 'Choose the agency' }] : []),
        ...(staffNumber.trim() === '' ? [{ fieldId: 'door-number', text: 'Enter the staff number' }] : []),
      ];
  const shown = isIncomplete ? faults : [];
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;
  function look(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0) return;
    looking.run(async () => {
      setFound(
        await api.bookings.findForWalkIn.mutate({
          eventId,
          ...(isByEmail
            ? { workEmail: workEmail.trim() }
            : { agencyId: agencyId as AgencyId, staffNumber: staffNumber.trim() }),
        }),
      );
    });
  }
  return (
    <Form label="Somebody at the door" onSubmit={look}>
      <ErrorSummary errors={shown} />
      <RadioGroup
        label="Look for somebody else by"
        plain
        choices={[
          { value: 'email', label: 'Work e-mail' },
          { value: 'number', label: 'Staff number' },
        ]}
        value={by}
        onChange={(value) => {
          setBy(value);
          setFound(undefined);
        }}
      />
      {isByEmail ? (
        <TextField
          id="door-email"
          label="Work e-mail"
          hint="The whole address, as they spell it. That you looked is recorded."
          type="email"
          value={workEmail}
          onChange={setEmail}
          error={errorOf('door-email')}
          maxLength={254}
        />
      ) : (
        <>
          <FaultNote title="We could not load the agencies" error={agencies.error} />
          <SelectField
            id="door-agency"
            label="Agency"
            first="Choose an agency"
            choices={(agencies.answer ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={agencyId}
            onChange={setAgency}
            error={errorOf('door-agency')}
          />
          <TextField
            id="door-number"
            label="Staff number"
            hint="The whole number. That you looked is recorded."
            value={staffNumber}
            onChange={setNumber}
            error={errorOf('door-number')}
            maxLength={60}
          />
        </>
      )}
      <FaultNote title="We could not look" error={looking.error} />
      <div>
        <Button type="submit" busy={looking.isBusy ? 'Looking' : undefined}>
          Look
        </Button>
      </div>
      {found === undefined ? null : found.length === 0 ? (
        <Note title="Nobody fits to the letter" live="status">
          Check the spelling. Else note the name and the agency: the coordinator adds them before the register is
          closed.
        </Note>
      ) : (
        <Rows label="Found">
          {found.map(({ postId, name, agencyName, jobTitle }) => (
            <Row
              key={postId}
              title={name}
              detail={[jobTitle, agencyName].filter(Boolean).join(', ')}
              end={
                <Button
                  small
                  about={`${name}, ${agencyName}`}
                  busy={isBusy ? 'Adding' : undefined}
                  onPress={() => onChosen(postId, name)}
                >
                  Let in
                </Button>
              }
            />
          ))}
        </Rows>
      )}
    </Form>
  );
}
