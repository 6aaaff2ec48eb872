import { useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { Facts } from '@trellis/ui/facts';
import { FaultNote } from '@trellis/ui/fault-note';
import { PageHead } from '@trellis/ui/page-head';
import { PlainList } from '@trellis/ui/plain-list';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { sittingWords, todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { ObservationShown } from '../answers.ts';
import { useMayDo } from '../who-may.ts';
import { ObservationForm } from './observation-form.tsx';
import { ObservationRead } from './observation-read.tsx';
import { observationStands, trainersLine } from './observation-words.ts';
import { PlanDialog } from './plan-dialog.tsx';

/** One observation: its form for the observer, what was seen for those who may read it, else the plan. */
export function ObservationPage() {
  const api = useApi();
  const link = useLink();
  const id = useServices().parameters['observationId'] ?? '';
  const loading = useLoad(() => api.quality.observation.query({ id }), [id]);
  const back = { href: link('/quality/observations'), label: 'All observations' };
  const { answer } = loading;
  if (answer === undefined)
    return loading.state === 'failed' ? (
      <>
        <PageHead back={back} title="We could not open this observation" />
        <FaultNote title="What went wrong" error={loading.error} />
      </>
    ) : (
      <ProgressBar label="Observation" words="Opening the observation" />
    );
  if (answer.state === 'shared') return <ObservationRead of={answer} back={back} again={loading.again} />;
  if (answer.may.write) return <ObservationForm key={answer.savedAt} of={answer} back={back} again={loading.again} />;
  return <Planned of={answer} back={back} again={loading.again} />;
}

interface PlannedProps {
  readonly of: ObservationShown;
  readonly back: { readonly href: string; readonly label: string };
  readonly again: () => void;
}

/** An observation whose form is with the observer. */
function Planned({ of, back, again }: PlannedProps) {
  const timeZone = useTimeZone();
  const { isRunning } = useMayDo();
  const [isChanging, setChanging] = useState(false);
  const done = useDoneNote('Saved');
  const { sign, words } = observationStands(of, todayOn(timeZone));
  return (
    <>
      <PageHead
        back={back}
        mark={
          <StateMark state={sign} look="chip">
            {words}
          </StateMark>
        }
        title={`Observation of ${of.courseTitle}`}
        lead="What the observer writes is theirs until they share it."
        actions={
          isRunning ? (
            <Button onPress={() => setChanging(true)}>
              {of.observerId === undefined ? 'Name an observer' : 'Change the plan'}
            </Button>
          ) : undefined
        }
      />
      {done.note}
      <div className="section">
        <Card>
          <Facts
            wide
            items={[
              { term: 'Session', detail: sittingWords(of.event.sessions, timeZone) },
              ...(of.event.venue === undefined ? [] : [{ term: 'Where', detail: of.event.venue.name }]),
              { term: 'Led by', detail: of.trainers.length === 0 ? 'Nobody yet' : trainersLine(of.trainers) },
              { term: 'Observer', detail: of.observerName ?? 'Nobody named yet' },
              { term: 'Held against', detail: <PlainList items={of.sets.map(({ title }) => title)} /> },
            ]}
          />
        </Card>
      </div>
      {isChanging ? (
        <PlanDialog
          of={{
            id: of.id,
            eventId: of.eventId,
            setIds: of.setIds,
            observer:
              of.observerId === undefined
                ? undefined
                : { value: of.observerId, label: of.observerName ?? 'The observer named before' },
          }}
          onClose={() => setChanging(false)}
          onPlanned={(sentence) => {
            setChanging(false);
            done.say(sentence);
            again();
          }}
        />
      ) : null}
    </>
  );
}
