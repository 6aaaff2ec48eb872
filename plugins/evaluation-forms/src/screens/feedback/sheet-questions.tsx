import type { Sheet } from '@trellis/core/evaluation';
import { Checkbox } from '@trellis/ui/checkbox-group';
import { DateField } from '@trellis/ui/date-field';
import { Disclosure } from '@trellis/ui/disclosure';
import { Stack } from '@trellis/ui/layout';
import { useId, type ReactNode } from 'react';
import { AskedField, RatedLines, type Placed, type QuestionFieldProps } from './question-fields.tsx';
import { groupsOf, isPlanItem, openAndMore, TALK_FIELD, type QuestionGroup } from './sheet-entry.ts';
import { groupTitle, moreWords } from './sheet-words.ts';

export interface SheetQuestionsProps extends Omit<QuestionFieldProps, 'placed' | 'sheet'> {
  readonly sheet: Pick<Sheet, 'stage' | 'form' | 'questions'>;
}

/** All questions of a sheet in the form's own order, as whoever answers sees them; the builder shows the same. */
export function SheetQuestions(props: SheetQuestionsProps) {
  const { sheet, entry, change, errorOf } = props;
  const groups = groupsOf(sheet.questions);
  const lastAsked = groups.findLast(({ kind }) => kind === 'asked');
  const planned = groups.find(({ questions }) => questions.some(({ question }) => isPlanItem(question.item)));
  const isManager = sheet.stage === 'manager';
  return (
    <>
      {isManager ? (
        <Part title="The talk">
          <DateField
            id={TALK_FIELD}
            label="When did you talk about the course?"
            hint="Leave it empty if you have not talked yet. You can come back to this page until it closes."
            optional
            error={errorOf(TALK_FIELD)}
            value={entry.talkOn}
            onChange={(talkOn) => change({ talkOn })}
          />
        </Part>
      ) : null}
      {groups.map((group) => {
        const items = group.questions.map(({ question }) => question.item);
        const title = groupTitle(group.kind, sheet.stage, items);
        const key = group.questions[0]!.question.item.id;
        return group.kind === 'rated' ? (
          <Part key={key} title={title} isQuiet>
            <Rated {...props} group={group} />
          </Part>
        ) : (
          <Part key={key} title={title}>
            <Asked {...props} group={group} />
            {sheet.form.naming === 'named' && !isManager && group === planned && group === (lastAsked ?? planned) ? (
              <Share {...props} />
            ) : null}
          </Part>
        );
      })}
      {planned !== undefined && planned !== lastAsked && sheet.form.naming === 'named' && !isManager ? (
        <Part title="Your action plan">
          <Share {...props} />
        </Part>
      ) : null}
    </>
  );
}

/** Consent, never given beforehand. */
function Share({ entry, change }: Pick<SheetQuestionsProps, 'entry' | 'change'>) {
  return (
    <Checkbox
      boxed
      label="Share my action plan with my manager, for our talk after the course"
      checked={entry.sharesPlan}
      onChange={(sharesPlan) => change({ sharesPlan })}
    />
  );
}

function Part({
  title,
  isQuiet,
  children,
}: {
  readonly title: string;
  readonly isQuiet?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id} className={isQuiet ? 'vh' : undefined}>
        {title}
      </h2>
      {isQuiet ? children : <Stack gap="wide">{children}</Stack>}
    </section>
  );
}

function Rated({ group, ...props }: SheetQuestionsProps & { readonly group: QuestionGroup }) {
  return (
    <ul className="questions">
      {group.questions.map((placed) => (
        <RatedLines key={placed.question.item.id} {...props} placed={placed} />
      ))}
    </ul>
  );
}

function Asked({ group, ...props }: SheetQuestionsProps & { readonly group: QuestionGroup }) {
  const { open, more } = openAndMore(group);
  const fields = (placed: readonly Placed[]) =>
    placed.map((one) => <AskedField key={one.question.item.id} {...props} placed={one} />);
  const isBegun = more.some(({ question }) => (props.entry.texts[question.item.id] ?? '') !== '');
  return (
    <>
      {fields(open)}
      {more.length === 0 ? null : (
        <Disclosure summary={moreWords(more.length)} open={isBegun || undefined}>
          <Stack>{fields(more)}</Stack>
        </Disclosure>
      )}
    </>
  );
}
