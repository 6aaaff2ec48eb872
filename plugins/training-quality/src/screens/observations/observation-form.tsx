import type { Observation } from '@trellis/core/quality';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { longTime } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Section } from '@trellis/ui/section';
import { sittingLine } from '@trellis/ui/sitting';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { ObservationShown } from '../answers.ts';
import { standardKey } from '../standard-key.ts';
import { AgreedActions } from './agreed-actions.tsx';
import { answered, NO_ACTION, sharingFaults, type AnswerEntry } from './observation-entry.ts';
import { keptWords, trainersLine } from './observation-words.ts';
import { SeenStandard } from './seen-standard.tsx';
import { useObservationDraft, type ObservationDraft } from './use-observation-draft.ts';

export interface ObservationFormProps {
  readonly of: ObservationShown;
  readonly back: { readonly href: string; readonly label: string };
  readonly again: () => void;
}

/** The observer's form: one answer for each standard, kept on the device and sent whenever there is a connection. */
export function ObservationForm({ of, back, again }: ObservationFormProps) {
  const timeZone = useTimeZone();
  const kept = useObservationDraft(of);
  const { entry, change } = kept.draft;
  const [isTried, setTried] = useState(false);
  const [isSharing, setSharing] = useState(false);
  const faults = sharingFaults(of.sets, entry);
  const shown = isTried ? faults : [];
  const errorOf = (fieldId: string): string | undefined => shown.find((fault) => fault.fieldId === fieldId)?.text;
  const { done, total } = answered(of.sets, entry);
  const put = (key: string, part: Partial<AnswerEntry>): void =>
    change({ answers: { ...entry.answers, [key]: { note: '', ...entry.answers[key], ...part } } });
  const progress = (label: string) => (
    <ProgressBar
      label={label}
      words={`${done} of ${total} answered`}
      note={whereItIs(kept, timeZone)}
      done={done}
      total={total}
    />
  );
  return (
    <>
      <PageHead
        back={back}
        title={`Observation of ${of.courseTitle}`}
        lead={`${sittingLine(of.event.sessions, timeZone)}, led by ${trainersLine(of.trainers) || 'nobody yet'}. One answer for each standard. It works without a connection, and nobody reads it until you share it.`}
      />
      <Stack gap="wide">
        <Kept of={of} kept={kept} again={again} />
        {progress('Answered')}
        <ErrorSummary title="Before you can share it" errors={shown} />
      </Stack>
      {of.sets.map((set) => (
        <Section key={set.id} title={set.title} aside={set.where}>
          <Card>
            <Stack gap="loose">
              {set.standards.map((standard) => {
                const of = { setId: set.id, standardId: standard.id };
                return (
                  <SeenStandard
                    key={standard.id}
                    of={of}
                    standard={standard}
                    answer={entry.answers[standardKey(set.id, standard.id)]}
                    isAgreed={entry.actions.some(
                      (action) => action.standard?.setId === set.id && action.standard.standardId === standard.id,
                    )}
                    onChange={(part) => put(standardKey(set.id, standard.id), part)}
                    onAgree={() => change({ actions: [...entry.actions, { ...NO_ACTION, standard: of }] })}
                    errorOf={errorOf}
                  />
                );
              })}
            </Stack>
          </Card>
        </Section>
      ))}
      <Section title="What went well">
        <Card>
          <TextField
            id="strengths"
            label="What should be kept as it is?"
            hint="The trainers read it first. Please leave out names of learners, children and families."
            optional
            lines={4}
            value={entry.strengths}
            onChange={(strengths) => change({ strengths })}
            maxLength={2000}
          />
        </Card>
      </Section>
      <AgreedActions of={of} entry={entry} onChange={(actions) => change({ actions })} errorOf={errorOf} />
      <div className="section">
        <Stack gap="wide">
          {progress('Answered so far')}
          <ButtonRow>
            <Button
              kind="main"
              disabled={kept.isPending}
              onPress={() => {
                setTried(faults.length > 0);
                setSharing(faults.length === 0);
              }}
            >
              Share it with the trainers
            </Button>
            {kept.isPending ? <span className="muted small">It can be shared once everything is saved.</span> : null}
          </ButtonRow>
        </Stack>
      </div>
      {isSharing ? <Share of={of} onClose={() => setSharing(false)} onShared={again} /> : null}
    </>
  );
}

function whereItIs({ draft, sending, isPending }: ObservationDraft, timeZone: string): string {
  return keptWords({ ...draft, isPending, isSending: sending.isSending, isWaiting: sending.isWaiting }, timeZone);
}

/** What the observer must know of where the words are. */
function Kept({ of, kept, again }: Pick<ObservationFormProps, 'of' | 'again'> & { readonly kept: ObservationDraft }) {
  const timeZone = useTimeZone();
  const { draft, sending, isOlder, keepMine } = kept;
  return (
    <>
      <FaultNote title="The service did not take it" error={sending.error} />
      {isOlder ? (
        <Note title="You have written on another device since" state="due-soon" live="status">
          <p>
            {`This device has what you wrote ${draft.savedAt === undefined ? 'here' : `by ${longTime(draft.savedAt, timeZone)}`}. Trellis has a later one${of.savedAt === undefined ? '' : `, of ${longTime(of.savedAt, timeZone)}`}. Nothing is sent from here until you choose.`}
          </p>
          <ButtonRow>
            <Button
              small
              onPress={() => {
                draft.forget();
                again();
              }}
            >
              Take the later one
            </Button>
            <Button small onPress={keepMine}>
              Keep what stands here
            </Button>
          </ButtonRow>
        </Note>
      ) : draft.isFromEarlier ? (
        <Note title="What you wrote on this device is here again" state="current" live="status">
          It was not sent the last time. It is sent now, as soon as there is a connection.
        </Note>
      ) : null}
    </>
  );
}

function Share({
  of,
  onClose,
  onShared,
}: {
  readonly of: Pick<Observation, 'id'> & Pick<ObservationShown, 'trainers' | 'courseTitle'>;
  readonly onClose: () => void;
  readonly onShared: () => void;
}) {
  const api = useApi();
  const sharing = useAction();
  return (
    <Dialog
      open
      kind="middle"
      onClose={onClose}
      title={`Share the observation of ${of.courseTitle}?`}
      foot={
        <>
          <Button
            kind="main"
            busy={sharing.isBusy ? 'Sharing' : undefined}
            onPress={() =>
              sharing.run(async () => {
                await api.quality.shareObservation.mutate({ id: of.id });
                onShared();
              })
            }
          >
            Share it
          </Button>
          <Button onPress={onClose}>Not yet</Button>
        </>
      }
    >
      <Stack>
        <FaultNote title="It was not shared" error={sharing.error} />
        <p>
          <strong>{`${trainersLine(of.trainers) || 'The trainers'} read it at once, and can reply.`}</strong>
        </p>
        <p>It stays as it is from then on. What was agreed is followed until it is done.</p>
        <p>A standard that was not met opens a review of the course. A review changes nothing by itself.</p>
      </Stack>
    </Dialog>
  );
}
