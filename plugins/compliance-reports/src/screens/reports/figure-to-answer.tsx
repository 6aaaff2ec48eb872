import { ChoiceLine } from '@trellis/ui/choice-line';
import { Stack } from '@trellis/ui/layout';
import { StateMark } from '@trellis/ui/state-mark';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { answerFaults, methodWords, returnedWords, type AnswerEntry } from './answer-entry.ts';
import type { ReportAnswer } from './report-answer.ts';

export interface FigureToAnswerProps {
  readonly returned: ReportAnswer['returned'][number];
  readonly entry: AnswerEntry;
  /** Whether the reader may answer; others see what was said. */
  readonly isOpen: boolean;
  readonly onChange: (entry: AnswerEntry) => void;
}

const CHOICES = [
  { value: 'confirmed', label: 'It is right' },
  { value: 'disputed', label: 'It is not right' },
] as const;

/** One figure with the answer to it: right, or what it should be and why. */
export function FigureToAnswer({ returned, entry, isOpen, onChange }: FigureToAnswerProps) {
  const { figure, label } = returned;
  const [wasLeft, leave] = useState(false);
  const faults = wasLeft ? answerFaults(figure, entry) : [];
  const errorOf = (fieldId: string): string | undefined => faults.find((fault) => fault.fieldId === fieldId)?.text;
  return (
    <li>
      <div className="row__head">
        <span className="row__title">{label}</span>
        <strong className="num">{returnedWords(returned)}</strong>
      </div>
      <p className="row__text">{methodWords(returned)}</p>
      {isOpen ? (
        <Stack gap="tight">
          <ChoiceLine
            label={`${label}: is it right?`}
            quiet
            choices={[...CHOICES]}
            value={entry.answer}
            onChange={(answer) => onChange({ ...entry, answer: answer as AnswerEntry['answer'] })}
          />
          {entry.answer === 'disputed' ? (
            <div onBlur={() => leave(true)}>
              <Stack gap="tight">
                <TextField
                  id={`value-${figure}`}
                  label="What should it be?"
                  inputMode="numeric"
                  value={entry.value}
                  onChange={(typed) => onChange({ ...entry, value: typed })}
                  error={errorOf(`value-${figure}`)}
                  maxLength={7}
                />
                <TextField
                  id={`why-${figure}`}
                  label="Why?"
                  hint="No names of people, please."
                  lines={2}
                  value={entry.why}
                  onChange={(why) => onChange({ ...entry, why })}
                  error={errorOf(`why-${figure}`)}
                  maxLength={400}
                />
              </Stack>
            </div>
          ) : null}
        </Stack>
      ) : (
        <Said entry={entry} />
      )}
    </li>
  );
}

function Said({ entry }: { readonly entry: AnswerEntry }) {
  if (entry.answer === undefined) return <p className="row__text">Not answered yet</p>;
  if (entry.answer === 'confirmed') return <StateMark state="current">Confirmed by the agency</StateMark>;
  return (
    <>
      <StateMark state="due-soon">{`Disputed: it should be ${entry.value}`}</StateMark>
      <p className="row__text">{entry.why}</p>
    </>
  );
}
