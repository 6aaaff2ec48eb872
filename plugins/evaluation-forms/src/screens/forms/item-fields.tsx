import type { FormStage } from '@trellis/core/evaluation';
import { Button } from '@trellis/ui/button';
import { Checkbox, CheckboxGroup } from '@trellis/ui/checkbox-group';
import { Stack } from '@trellis/ui/layout';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { fieldIds } from './form-entry-faults.ts';
import { freeId, isRated, STAGES, wholeOf, type FormEntry, type ItemEntry } from './form-entry.ts';
import { stageChoice } from './form-words.ts';

export interface ItemFieldsProps {
  readonly item: ItemEntry;
  readonly entry: FormEntry;
  readonly change: (part: Partial<ItemEntry>) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
}

/** Everything about one question. */
export function ItemFields({ item, entry, change, errorOf }: ItemFieldsProps) {
  const field = (part: string) => ({ id: fieldIds.item(item.id, part), error: errorOf(fieldIds.item(item.id, part)) });
  const months = wholeOf(entry.followUpMonths);
  const isNamed = entry.naming === 'named';
  return (
    <Stack>
      <TextField
        {...field('title')}
        label={item.kind === 'objectives' ? 'What it is called in summaries' : 'Question'}
        hint={
          item.kind === 'objectives'
            ? 'On the sheet each objective of the course is a line of its own.'
            : 'Put it better whenever you like. Ask something else as a new question, or answers would be compared that do not belong together.'
        }
        value={item.title}
        onChange={(title) => change({ title })}
        maxLength={300}
      />
      <TextField
        {...field('hint')}
        label="Hint"
        optional
        value={item.hint}
        onChange={(hint) => change({ hint })}
        maxLength={500}
      />
      <CheckboxGroup
        {...field('stages')}
        label="When is it asked?"
        choices={STAGES.map((stage) => ({ value: stage, label: stageChoice(stage, months) }))}
        value={item.stages}
        onChange={(stages) => change({ stages: stages as FormStage[] })}
      />
      {isRated(item) ? (
        <SelectField
          {...field('scale')}
          label="Scale"
          first="Choose a scale"
          choices={entry.scales.map(({ id, labels }, at) => ({
            value: id,
            label: `Scale ${at + 1}: ${labels[0] ?? ''} to ${labels.at(-1) ?? ''}`,
          }))}
          value={item.scale}
          onChange={(scale) => change({ scale })}
        />
      ) : null}
      {item.kind === 'choice' ? <Choices item={item} change={change} errorOf={errorOf} /> : null}
      {item.kind === 'text' ? (
        <TextField
          {...field('maxLength')}
          label="Letters it takes at most"
          inputMode="numeric"
          value={item.maxLength}
          onChange={(maxLength) => change({ maxLength })}
          maxLength={4}
        />
      ) : null}
      <Checkbox
        label="It must be answered"
        checked={item.isRequired}
        onChange={(isRequired) => change({ isRequired })}
      />
      {item.kind === 'choice' ? (
        <Checkbox
          label="Several answers can be chosen"
          checked={item.hasSeveral}
          onChange={(hasSeveral) => change({ hasSeveral })}
        />
      ) : null}
      {item.kind === 'text' && isNamed ? (
        <Checkbox
          id={fieldIds.item(item.id, 'isPlan')}
          error={errorOf(fieldIds.item(item.id, 'isPlan'))}
          label="It becomes part of the learner’s action plan"
          checked={item.isPlan}
          onChange={(isPlan) => change({ isPlan })}
        />
      ) : null}
    </Stack>
  );
}

/** The answers to choose from, each in a field of its own: its id stays whatever its words are. */
function Choices({ item, change, errorOf }: Omit<ItemFieldsProps, 'entry'>) {
  const { choices } = item;
  return (
    <Stack gap="tight">
      {choices.map(({ id, label }, at) => {
        const fieldId = fieldIds.choice(item.id, at);
        return (
          <div key={id} className="field-row">
            <TextField
              id={fieldId}
              label={`Answer ${at + 1}`}
              error={errorOf(fieldId)}
              value={label}
              maxLength={120}
              onChange={(words) =>
                change({ choices: choices.map((choice) => (choice.id === id ? { id, label: words } : choice)) })
              }
            />
            {choices.length > 2 ? (
              <Button
                small
                about={`answer ${at + 1}: ${label}`}
                onPress={() => change({ choices: choices.filter((choice) => choice.id !== id) })}
              >
                Remove
              </Button>
            ) : null}
          </div>
        );
      })}
      {choices.length < 20 ? (
        <div className="btns">
          <Button
            small
            about="to choose from"
            onPress={() =>
              change({
                choices: [
                  ...choices,
                  {
                    id: freeId(
                      'choice',
                      choices.map(({ id }) => id),
                    ),
                    label: '',
                  },
                ],
              })
            }
          >
            Add an answer
          </Button>
        </div>
      ) : null}
    </Stack>
  );
}
