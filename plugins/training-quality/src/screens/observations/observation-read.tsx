import { useAction, useApi, useSession } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { Button, ButtonRow } from '@trellis/ui/button';
import { capital } from '@trellis/ui/capital';
import { Card } from '@trellis/ui/card';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longDate, longTime } from '@trellis/ui/long-date';
import { Row, Rows } from '@trellis/ui/rows';
import { useSaveEntry } from '@trellis/ui/save-entry';
import { Section } from '@trellis/ui/section';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { ObservationShown } from '../answers.ts';
import { ChecklistRead } from '../checklist/checklist-read.tsx';
import { ActionRows } from '../keeping/action-rows.tsx';
import { tallyWords } from '../met-words.ts';
import { observedLine, trainersLine } from './observation-words.ts';

export interface ObservationReadProps {
  readonly of: ObservationShown;
  readonly back: { readonly href: string; readonly label: string };
  readonly again: () => void;
}

/** What an observer saw, as its trainers and coordinators read it, with what the trainers say to it. */
export function ObservationRead({ of, back, again }: ObservationReadProps) {
  const timeZone = useTimeZone();
  const { personId } = useSession();
  const mine = of.trainerWords.find((each) => each.personId === personId);
  return (
    <>
      <Link kind="back" href={back.href}>
        {back.label}
      </Link>
      <Answer
        context={`${of.courseTitle}, ${longDate(of.on)}, led by ${trainersLine(of.trainers)}`}
        title={observedLine(of.answers, of.actions.length)}
        more={`${capital(tallyWords(of.answers))}. Observed by ${of.observerName ?? 'somebody who has left'}${of.sharedAt === undefined ? '' : `, shared ${longTime(of.sharedAt, timeZone)}`}.`}
      />
      {of.strengths === '' ? null : (
        <Section title="What went well">
          <Card>
            <p className="measure">{of.strengths}</p>
          </Card>
        </Section>
      )}
      <Section title="Agreed actions">
        <Card>
          <ActionRows actions={of.actions} empty="No action was agreed." onChanged={again} />
        </Card>
      </Section>
      {of.sets.map((set) => (
        <Section key={set.id} title={set.title} aside={set.where}>
          <Card>
            <ChecklistRead
              set={set}
              words="What was seen"
              answers={of.answers
                .filter(({ setId }) => setId === set.id)
                .map(({ standardId, state, note }) => ({
                  standardId,
                  state,
                  words: note,
                  more: agreedOn(of, set.id, standardId),
                }))}
            />
          </Card>
        </Section>
      ))}
      <Section title="What the trainers say">
        <Card>
          <Stack gap="wide">
            {of.trainerWords.length === 0 ? (
              of.may.say ? null : (
                <p>Nothing yet.</p>
              )
            ) : (
              <Rows label="What the trainers say">
                {of.trainerWords.map(({ personId: who, name, words, at }) => (
                  <Row key={who} title={name} detail={words} text={longTime(at, timeZone)} />
                ))}
              </Rows>
            )}
            {of.may.say ? <SayWords id={of.id} begin={mine?.words ?? ''} onSaid={again} /> : null}
          </Stack>
        </Card>
      </Section>
    </>
  );
}

/** What was agreed because of one standard. */
function agreedOn({ actions }: ObservationShown, setId: string, standardId: string): string | undefined {
  const action = actions.find(({ standard }) => standard?.setId === setId && standard.standardId === standardId);
  return action === undefined ? undefined : `Agreed: ${action.text}`;
}

function SayWords({ id, begin, onSaid }: { readonly id: string; readonly begin: string; readonly onSaid: () => void }) {
  const api = useApi();
  const [words, setWords] = useState(begin);
  const saving = useAction();
  const faults = words.trim() === '' ? [{ fieldId: 'words', text: 'Write what you want to say' }] : [];
  const refused = saving.error === undefined ? [] : [{ text: saving.error.sentence }];
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, faults, refused);
  return (
    <Form
      label="Your words"
      onSubmit={() =>
        save(async () => {
          await api.quality.commentObservation.mutate({ id, words: words.trim() });
          onSaid();
        })
      }
    >
      <ErrorSummary errors={shown} />
      <TextField
        id="words"
        label="What would you like to say?"
        hint="The observer, the coordinators and whoever led it with you will read it. You can change it later."
        lines={4}
        value={words}
        onChange={setWords}
        error={errorOf('words')}
        maxLength={2000}
      />
      <ButtonRow>
        <Button kind="main" type="submit" busy={isBusy ? 'Saving' : undefined}>
          {begin === '' ? 'Save my words' : 'Change my words'}
        </Button>
      </ButtonRow>
    </Form>
  );
}
