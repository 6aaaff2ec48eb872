import { useAction, useApi, useLoad, useServices, useSession } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { Columns, Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { FaultNote } from '@trellis/ui/fault-note';
import { AgencyField } from '../people/agency-field.tsx';

/** The way in for somebody whose account is nobody's yet: a code from the manager, or naming the agency and waiting for its lead. */
export function WayIn() {
  const session = useSession();
  const [asked, setAsked] = useState<string>();
  const isWaiting = session.account === 'waiting' || asked !== undefined;
  return (
    <>
      <Answer
        context={session.name === undefined ? session.partnership.name : `Hello, ${session.name}`}
        title={isWaiting ? 'You are waiting to be let in.' : 'We do not know yet which record is yours.'}
        more={
          isWaiting
            ? `${asked === undefined ? 'Your agency’s lead or an administrator' : `The lead of ${asked}`} has to say which record is yours. Open this page again from your LMS later. Until then no record is yours here, and nothing of anybody else is shown to you.`
            : 'Your LMS signed you in, but it did not tell us who you are in a way that we may rely on. There are two ways in.'
        }
      />
      {asked === undefined ? null : (
        <div className="section">
          <Note state="wait" live="status" title="Asked">
            {`${asked} will find your request among its own. You need do nothing more.`}
          </Note>
        </div>
      )}
      <Columns kind="two" spaced>
        <Card title="I have a code">
          <Code />
        </Card>
        <Card title={isWaiting ? 'Ask another agency instead' : 'I have no code'}>
          <NameAgency onAsked={setAsked} />
        </Card>
      </Columns>
    </>
  );
}

function Code() {
  const api = useApi();
  const { link } = useServices();
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const joining = useAction();
  function join(): void {
    setMissing(code.trim() === '');
    if (code.trim() === '') return;
    joining.run(async () => {
      await api.access.claim.mutate({ code });
      // Who somebody is decides everything that was loaded, so it is loaded anew.
      location.assign(link('/'));
    });
  }
  const error = isMissing ? 'Enter the code' : joining.error?.sentence;
  return (
    <Form label="Use a code" onSubmit={join}>
      <p>Your manager or your agency’s training lead can give you one. It works once.</p>
      <ErrorSummary errors={error === undefined ? [] : [{ fieldId: 'code', text: error }]} />
      <TextField
        id="code"
        label="Code"
        hint="Capital and small letters, spaces and dashes do not matter."
        value={code}
        onChange={setCode}
        error={error}
        autoComplete="off"
        maxLength={100}
      />
      <Button kind="main" type="submit" busy={joining.isBusy ? 'Looking it up' : undefined}>
        Use this code
      </Button>
    </Form>
  );
}

function NameAgency({ onAsked }: { readonly onAsked: (agencyName: string) => void }) {
  const api = useApi();
  const session = useSession();
  const agencies = useLoad(() => api.access.agenciesToJoin.query(), []);
  const [agencyId, setAgencyId] = useState('');
  const [name, setName] = useState(session.name ?? '');
  const [staffNumber, setStaffNumber] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const asking = useAction();
  const faults = [
    ...(agencyId === '' ? [{ fieldId: 'agency', text: 'Choose the agency you work or volunteer for' }] : []),
    ...(name.trim() === '' ? [{ fieldId: 'name', text: 'Enter your name' }] : []),
  ];
  function ask(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0) return;
    asking.run(async () => {
      await api.access.requestToJoin.mutate({
        agencyId,
        statedName: name.trim(),
        ...(staffNumber.trim() === '' ? {} : { statedStaffNumber: staffNumber.trim() }),
      });
      onAsked(agencies.answer?.find((agency) => agency.id === agencyId)?.name ?? 'your agency');
    });
  }
  const shown: readonly { fieldId?: string; text: string }[] = [
    ...(isIncomplete ? faults : []),
    ...(asking.error === undefined ? [] : [{ text: asking.error.sentence }]),
  ];
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;
  return (
    <Form label="Name your agency" onSubmit={ask}>
      <Stack>
        <p>
          Name the agency you work or volunteer for. Its lead then finds your record, and you wait until that is done.
        </p>
        <FaultNote title="We could not load the agencies" error={agencies.error} />
      </Stack>
      <ErrorSummary errors={shown} />
      <AgencyField
        id="agency"
        label="Agency"
        first="Choose an agency"
        agencies={agencies.answer ?? []}
        value={agencyId}
        onChange={setAgencyId}
        error={errorOf('agency')}
      />
      <TextField
        id="name"
        label="Your name"
        hint="As your agency knows you."
        value={name}
        onChange={setName}
        error={errorOf('name')}
        autoComplete="name"
        maxLength={200}
      />
      <TextField
        id="staff-number"
        label="Your staff number"
        optional
        hint="It tells you apart from somebody of the same name."
        value={staffNumber}
        onChange={setStaffNumber}
        maxLength={60}
      />
      <Button type="submit" busy={asking.isBusy ? 'Asking' : undefined}>
        Ask to be let in
      </Button>
    </Form>
  );
}
