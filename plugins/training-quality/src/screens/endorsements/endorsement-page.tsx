import { useApi, useLink, useLoad, useSatisfiable, useServices } from '@trellis/plugin/screens';
import { Button, ButtonLink, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { Facts } from '@trellis/ui/facts';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { PageHead } from '@trellis/ui/page-head';
import { PlainList } from '@trellis/ui/plain-list';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { EndorsementShown } from '../answers.ts';
import { byWords } from '../by-words.ts';
import { ChecklistRead } from '../checklist/checklist-read.tsx';
import { useMayDo } from '../who-may.ts';
import { DecideForm } from './decide-form.tsx';
import { EndDialog } from './end-dialog.tsx';
import { isToBeAskedAgain, standingWords } from './standing-words.ts';

/** One request of an agency: its course against the agreed minimum content, and what was decided. */
export function EndorsementPage() {
  const api = useApi();
  const link = useLink();
  const id = useServices().parameters['endorsementId'] ?? '';
  const loading = useLoad(() => api.standards.endorsement.query({ id }), [id]);
  const back = { href: link('/quality/endorsements'), label: 'All endorsements' };
  if (loading.answer === undefined)
    return loading.state === 'failed' ? (
      <>
        <PageHead back={back} title="We could not open this request" />
        <FaultNote title="What went wrong" error={loading.error} />
      </>
    ) : (
      <ProgressBar label="Request" words="Opening the request" />
    );
  return <Shown of={loading.answer} again={loading.again} back={back} />;
}

interface ShownProps {
  readonly of: EndorsementShown;
  readonly again: () => void;
  readonly back: { readonly href: string; readonly label: string };
}

function Shown({ of, again, back }: ShownProps) {
  const timeZone = useTimeZone();
  const link = useLink();
  const { isRunning, leadsAgencies } = useMayDo();
  const [isEnding, setEnding] = useState(false);
  const done = useDoneNote('Done');
  const { sign, words } = standingWords(of, todayOn(timeZone));
  const told = (sentence: string): void => {
    setEnding(false);
    done.say(sentence);
    again();
  };
  const counts = ['declared', 'not-yet', 'counts', 'expires-soon'].includes(of.standing);
  const mayAsk = leadsAgencies.includes(of.agencyId) && isToBeAskedAgain(of);
  return (
    <>
      <PageHead
        back={back}
        mark={
          <StateMark state={sign} look="chip">
            {words}
          </StateMark>
        }
        title={of.courseTitle}
        lead={`${of.agencyName}’s own course, against ${of.setTitle}.`}
        actions={
          mayAsk ? (
            <ButtonLink kind="main" href={link(`/quality/endorsements/new?again=${of.id}`)}>
              Ask again
            </ButtonLink>
          ) : undefined
        }
      />
      {done.note}
      <Columns spaced>
        <Stack gap="wide">
          <Card title={of.setTitle}>
            {of.set === undefined ? (
              <p>The set that it was held against is not at work any more.</p>
            ) : (
              <ChecklistRead
                set={of.set}
                words="What shows it"
                answers={of.content.map(({ standardId, state, evidence }) => ({
                  standardId,
                  state,
                  words: evidence,
                }))}
              />
            )}
          </Card>
          {isRunning && (of.standing === 'asked' || of.standing === 'declared') ? (
            <Card title="Decide">
              <DecideForm of={of} onDecided={told} />
            </Card>
          ) : null}
        </Stack>
        <Stack gap="wide">
          <EndorsementFacts of={of} />
          {isRunning && counts ? (
            <ButtonRow>
              <Button onPress={() => setEnding(true)}>End it early</Button>
            </ButtonRow>
          ) : null}
        </Stack>
      </Columns>
      {isEnding ? <EndDialog of={of} onClose={() => setEnding(false)} onEnded={told} /> : null}
    </>
  );
}

function EndorsementFacts({ of }: { readonly of: EndorsementShown }) {
  const timeZone = useTimeZone();
  const known = useSatisfiable();
  return (
    <Card title="What it is about">
      <Facts
        items={[
          {
            term: 'Course',
            detail: `${of.courseRef}, ${of.version === undefined ? 'every version' : `version ${of.version}`}`,
          },
          {
            term: 'Its completions would hold',
            detail: known.isLoaded ? (
              <PlainList items={of.satisfies.map(known.titleOf)} />
            ) : (
              (known.error?.sentence ?? 'Looking it up')
            ),
          },
          { term: 'Asked for', detail: byWords({ at: of.askedAt, by: of.askedBy }, timeZone) },
          ...(of.decided === undefined ? [] : [{ term: 'Decided', detail: byWords(of.decided, timeZone) }]),
          ...(of.why === undefined ? [] : [{ term: 'Why', detail: of.why }]),
        ]}
      />
    </Card>
  );
}
