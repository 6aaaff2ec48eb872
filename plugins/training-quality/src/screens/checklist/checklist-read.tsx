import type { SetInForce } from '@trellis/core/standards';
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
  readonly set: Pick<SetInForce, 'title' | 'standards'>;
  readonly answers: readonly AnswerRead[];
  /** What the last column is called: "What shows it". */
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
          <small>{where}</small>
        </>
      ),
    },
    {
      key: 'state',
      header: 'Met',
      cell: ({ answer }) =>
        answer === undefined ? (
          <StateMark state="unknown">Not answered</StateMark>
        ) : (
          <StateMark state={MET_SIGNS[answer.state]}>{MET_WORDS[answer.state]}</StateMark>
        ),
    },
    {
      key: 'words',
      header: words,
      cell: ({ answer }) => (
        <>
          {answer === undefined || answer.words === '' ? '' : answer.words}
          {answer?.more === undefined ? null : <small>{answer.more}</small>}
        </>
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
