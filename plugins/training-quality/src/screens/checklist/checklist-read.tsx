import type { SetInForce } from '@trellis/core/standards';
import { Stack } from '@trellis/ui/layout';
import { StateMark } from '@trellis/ui/state-mark';
import { Table, type Column } from '@trellis/ui/table';
import { MET_SIGNS, MET_WORDS, tallyWords, type MetAnswer } from '../met-words.ts';

/** What was answered to one standard. */
export interface AnswerRead {
  readonly standardId: string;
  readonly state: MetAnswer;
  /** What shows it, or what was seen. */
  readonly words: string;
  /** Who said so and when, or what was agreed because of it. */
  readonly more?: string | undefined;
}

type Line = SetInForce['standards'][number] & { readonly answer: AnswerRead | undefined };

/** What was answered to the standards of one set, in their order. */
export function ChecklistRead({
  set,
  answers,
  words,
}: {
  readonly set: Pick<SetInForce, 'where' | 'standards'>;
  readonly answers: readonly AnswerRead[];
  /** What the column of answers is called: "What shows it". */
  readonly words: string;
}) {
  const tally = tallyWords(answers);
  const columns: readonly Column<Line>[] = [
    {
      key: 'standard',
      header: 'Standard',
      heading: true,
      cell: ({ text, where }) => (
        <>
          {text}
          {where === set.where ? null : <small>{where}</small>}
        </>
      ),
    },
    {
      key: 'answer',
      header: words,
      cell: ({ answer }) =>
        answer === undefined ? (
          <StateMark state="unknown">Not answered</StateMark>
        ) : (
          <Stack gap="tight">
            <StateMark state={MET_SIGNS[answer.state]}>{MET_WORDS[answer.state]}</StateMark>
            {answer.words === '' ? null : <span>{answer.words}</span>}
            {answer.more === undefined ? null : <small>{answer.more}</small>}
          </Stack>
        ),
    },
  ];
  return (
    <Table
      caption={tally === '' ? 'Nothing is answered yet' : tally}
      columns={columns}
      rows={set.standards.map((standard) => ({
        ...standard,
        answer: answers.find(({ standardId }) => standardId === standard.id),
      }))}
      rowKey={({ id }) => id}
    />
  );
}
