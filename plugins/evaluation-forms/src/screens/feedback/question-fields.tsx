import type { Sheet } from '@trellis/core/evaluation';
import { CheckboxGroup } from '@trellis/ui/checkbox-group';
import { RadioGroup } from '@trellis/ui/radio-group';
import { RankSaid, RankScale } from '@trellis/ui/rank-scale';
import { TextField } from '@trellis/ui/text-field';
import { fieldIdOf, type QuestionGroup, type SheetEntry } from './sheet-entry.ts';
import { nowWords, textHint } from './sheet-words.ts';

/** A question and where it stands on its sheet. */
export type Placed = QuestionGroup['questions'][number];

export interface QuestionFieldProps {
  readonly placed: Placed;
  readonly sheet: Pick<Sheet, 'stage' | 'form'>;
  readonly entry: SheetEntry;
  readonly change: (part: Partial<SheetEntry>) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
}

/** Each line of a question that is rated: what was said before, thinking back where nobody asked then, and now. */
export function RatedLines({ placed, sheet, entry, change, errorOf }: QuestionFieldProps) {
  const { question, at } = placed;
  const labels = question.scale?.labels ?? [];
  const isNumbered = question.item.kind === 'objectives';
  const isAllTwice = question.lines.every(({ asksThinkingBack }) => asksThinkingBack);
  return question.lines.map(({ key, title, before, asksThinkingBack }, line) => {
    const heading = isNumbered ? `${line + 1}. ${title}` : title;
    const hint = isNumbered ? undefined : question.item.hint;
    const now = fieldIdOf('now', at, line);
    const back = fieldIdOf('back', at, line);
    const rate = (rank: number): void => change({ ratings: { ...entry.ratings, [key]: rank } });
    if (!asksThinkingBack)
      return (
        <li key={key}>
          <RankScale
            id={now}
            large
            label={heading}
            hint={hint}
            error={errorOf(now)}
            labels={labels}
            value={entry.ratings[key]}
            onChange={rate}
            between={
              before === undefined ? null : (
                <>
                  <RankSaid when="Before" rank={before} labels={labels} />
                  <p className="rank-part">{nowWords(sheet.stage)}</p>
                </>
              )
            }
          />
        </li>
      );
    return (
      <li key={key}>
        <fieldset>
          <legend className="legend legend--large">{heading}</legend>
          {isAllTwice ? null : <p className="rank-said">Nobody asked you before, so please rate both.</p>}
          <div className="stack">
            <RankScale
              id={back}
              label="Thinking back, before the course"
              error={errorOf(back)}
              labels={labels}
              value={entry.thinkingBack[key]}
              onChange={(rank) => change({ thinkingBack: { ...entry.thinkingBack, [key]: rank } })}
            />
            <RankScale
              id={now}
              label={nowWords(sheet.stage)}
              error={errorOf(now)}
              labels={labels}
              value={entry.ratings[key]}
              onChange={rate}
            />
          </div>
        </fieldset>
      </li>
    );
  });
}

/** A question that is answered by a choice or in words. */
export function AskedField({ placed: { question, at }, sheet, entry, change, errorOf }: QuestionFieldProps) {
  const { item } = question;
  const id = fieldIdOf('item', at);
  const words = { id, label: item.title, error: errorOf(id), optional: !item.isRequired };
  if (item.kind === 'text')
    return (
      <TextField
        {...words}
        hint={textHint(item, sheet.form.naming)}
        lines={3}
        maxLength={item.maxLength}
        value={entry.texts[item.id] ?? ''}
        onChange={(text) => change({ texts: { ...entry.texts, [item.id]: text } })}
      />
    );
  if (item.kind !== 'choice') return null;
  const choices = item.choices.map((choice) => ({ value: choice.id, label: choice.label }));
  const chosen = entry.choices[item.id] ?? [];
  const choose = (ids: string[]): void => change({ choices: { ...entry.choices, [item.id]: ids } });
  return item.hasSeveral ? (
    <CheckboxGroup {...words} hint={item.hint} choices={choices} value={chosen} onChange={choose} />
  ) : (
    <RadioGroup
      {...words}
      hint={item.hint}
      choices={choices}
      value={chosen[0] ?? ''}
      onChange={(one) => choose([one])}
    />
  );
}
