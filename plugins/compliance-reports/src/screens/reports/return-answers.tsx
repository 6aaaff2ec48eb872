import type { FigureAnswer } from '@trellis/core/reporting';
import { useAction, useApi, useSettled } from '@trellis/plugin/screens';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Section } from '@trellis/ui/section';
import { useEffect, useRef, useState } from 'react';
import { answerTyped, dueWords, entryOfAnswer, NO_ANSWER, returnLine, type AnswerEntry } from './answer-entry.ts';
import { FigureToAnswer } from './figure-to-answer.tsx';
import type { ReportAnswer } from './report-answer.ts';

/** Each figure of a return, which the agency's lead confirms or disputes. An answer is saved as soon as it is whole. */
export function ReturnAnswers({
  answer: { report, returned, answers, mayAnswer, dueBy },
}: {
  readonly answer: ReportAnswer;
}) {
  const api = useApi();
  const saving = useAction();
  const [entries, setEntries] = useState<Readonly<Record<string, AnswerEntry>>>(() =>
    Object.fromEntries(answers.map((given) => [given.figure, entryOfAnswer(given)])),
  );
  const whole = returned.flatMap(({ figure }) => answerTyped(figure, entries[figure] ?? NO_ANSWER) ?? []);
  const answered = whole.length;
  const { words, next } = returnLine(answered, returned.length);
  const settled = useSettled(JSON.stringify(whole));
  const tried = useRef(settled);
  const { isBusy, run } = saving;
  useEffect(() => {
    if (!mayAnswer || isBusy || settled === tried.current) return;
    tried.current = settled;
    run(async () => {
      await api.reporting.answer.mutate({ id: report.id, answers: JSON.parse(settled) as FigureAnswer[] });
    });
    // oxlint-disable-next-line react/exhaustive-deps -- saved when what was typed settles, and again when the last saving is over
  }, [settled, isBusy]);
  return (
    <Section
      id="answers"
      title="Is each figure right?"
      aside={dueBy === undefined ? undefined : dueWords(dueBy, report.asAt)}
    >
      <Stack gap="wide">
        <ProgressBar
          label="Figures answered"
          words={words}
          note={isBusy ? 'Saving' : saving.error === undefined && answered > 0 ? 'Saved' : undefined}
          done={answered}
          total={returned.length}
        />
        <p className="measure">{mayAnswer ? next : 'The lead of the agency answers these.'}</p>
        <FaultNote title="The answer was not saved" error={saving.error} />
        <ul className="rows" aria-label="Figures to answer">
          {returned.map((each) => (
            <FigureToAnswer
              key={each.figure}
              returned={each}
              entry={entries[each.figure] ?? NO_ANSWER}
              isOpen={mayAnswer}
              onChange={(entry) => setEntries({ ...entries, [each.figure]: entry })}
            />
          ))}
        </ul>
      </Stack>
    </Section>
  );
}
