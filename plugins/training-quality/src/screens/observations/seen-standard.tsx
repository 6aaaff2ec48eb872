import type { SetInForce } from '@trellis/core/standards';
import { Button, ButtonRow, TextButton } from '@trellis/ui/button';
import { ChoiceLine } from '@trellis/ui/choice-line';
import { Stack } from '@trellis/ui/layout';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { SEEN_CHOICES, type MetAnswer } from '../met-words.ts';
import { answerField, type AnswerEntry, type StandardOfSet } from './observation-entry.ts';

export interface SeenStandardProps {
  readonly of: StandardOfSet;
  readonly standard: SetInForce['standards'][number];
  readonly answer: AnswerEntry | undefined;
  /** Whether an action was agreed on it. */
  readonly isAgreed: boolean;
  readonly onChange: (part: Partial<AnswerEntry>) => void;
  readonly onAgree: () => void;
  readonly errorOf: (fieldId: string) => string | undefined;
}

/** One standard as the observer answers it: how far it was met, what was seen, and what is agreed on it. */
export function SeenStandard({ of, standard, answer, isAgreed, onChange, onAgree, errorOf }: SeenStandardProps) {
  const [isNoting, setNoting] = useState(false);
  const id = answerField(of.setId, of.standardId);
  const fellShort = answer?.state === 'partly' || answer?.state === 'not';
  const hasNote = (answer?.note ?? '') !== '';
  return (
    <Stack>
      <ChoiceLine
        id={id}
        label={standard.text}
        choices={SEEN_CHOICES}
        value={answer?.state}
        onChange={(state) => onChange({ state: state as MetAnswer })}
        error={errorOf(id)}
      />
      {fellShort || hasNote || isNoting ? (
        <TextField
          id={`${id}-note`}
          label={
            <>
              What did you see?<span className="vh"> {standard.text}</span>
            </>
          }
          optional={!fellShort || isAgreed}
          lines={2}
          value={answer?.note ?? ''}
          onChange={(note) => onChange({ note })}
          error={errorOf(`${id}-note`)}
          maxLength={1000}
        />
      ) : null}
      {answer?.state === undefined || answer.state === 'not-seen' ? null : (
        <ButtonRow>
          {fellShort || hasNote || isNoting ? null : (
            <TextButton about={standard.text} onPress={() => setNoting(true)}>
              Add a note
            </TextButton>
          )}
          {fellShort && !isAgreed ? (
            <Button small about={`on: ${standard.text}`} onPress={onAgree}>
              Agree an action
            </Button>
          ) : null}
          {isAgreed ? <span className="muted small">An action is agreed on it, below.</span> : null}
        </ButtonRow>
      )}
    </Stack>
  );
}
