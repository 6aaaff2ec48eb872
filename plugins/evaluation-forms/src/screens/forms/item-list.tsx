import type { FormItem } from '@trellis/core/evaluation';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { SelectField } from '@trellis/ui/select-field';
import { useEffect, useRef, useState } from 'react';
import { fieldIds } from './form-entry-faults.ts';
import {
  withChanged,
  withItem,
  withMoved,
  withoutItem,
  wholeOf,
  type FormEntry,
  type ItemEntry,
} from './form-entry.ts';
import { KIND_WORDS, stagesLine } from './form-words.ts';
import { ItemFields } from './item-fields.tsx';

export interface ItemListProps {
  readonly entry: FormEntry;
  readonly change: (entry: FormEntry) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
  /** Fields with a fault: their questions stand open. */
  readonly faulty: readonly string[];
}

/** The questions in their order. Each is opened, moved and removed by buttons, so that a keyboard is enough. */
export function ItemList({ entry, change, errorOf, faulty }: ItemListProps) {
  const [opened, open] = useState<string>();
  const [kind, setKind] = useState<FormItem['kind']>('rating');
  const [said, say] = useState('');
  const [removed, setRemoved] = useState<{ readonly entry: FormEntry; readonly title: string }>();
  const focusOn = useRef<string>(undefined);
  useEffect(() => {
    // A question that moves takes its buttons along, and the browser forgets where focus was.
    const id = focusOn.current;
    focusOn.current = undefined;
    if (id === undefined) return;
    const button = document.getElementById(id);
    (button instanceof HTMLButtonElement && button.disabled
      ? document.getElementById(id.replace(/-(up|down)$/, (_, way) => (way === 'up' ? '-down' : '-up')))
      : button
    )?.focus();
  }, [entry]);
  const { items } = entry;
  const move = (item: ItemEntry, by: -1 | 1): void => {
    const to = withMoved(entry, item.id, by);
    focusOn.current = `${item.id}-${by < 0 ? 'up' : 'down'}`;
    say(`${item.title}: now question ${to.items.findIndex(({ id }) => id === item.id) + 1} of ${items.length}.`);
    change(to);
  };
  return (
    <Stack>
      <output className="vh">{said}</output>
      <ol className="questions" id={fieldIds.items} tabIndex={-1} aria-label="Questions">
        {items.map((item, at) => {
          const isOpen = opened === item.id || faulty.some((fieldId) => fieldId.startsWith(`item-${item.id}-`));
          const name = item.title === '' ? `question ${at + 1}` : item.title;
          return (
            <li key={item.id}>
              <Stack>
                <div>
                  <h3>{`${at + 1}. ${item.title === '' ? 'A new question' : item.title}`}</h3>
                  <p className="small muted">
                    {`${KIND_WORDS[item.kind]}. ${stagesLine(item.stages, wholeOf(entry.followUpMonths))}.`}
                  </p>
                </div>
                <ButtonRow>
                  <Button
                    small
                    id={`${item.id}-change`}
                    about={name}
                    expanded={isOpen}
                    onPress={() => open(isOpen ? undefined : item.id)}
                  >
                    {isOpen ? 'Close' : 'Change'}
                  </Button>
                  <Button small id={`${item.id}-up`} about={name} disabled={at === 0} onPress={() => move(item, -1)}>
                    Move up
                  </Button>
                  <Button
                    small
                    id={`${item.id}-down`}
                    about={name}
                    disabled={at === items.length - 1}
                    onPress={() => move(item, 1)}
                  >
                    Move down
                  </Button>
                  <Button
                    small
                    about={name}
                    onPress={() => {
                      setRemoved({ entry, title: name });
                      focusOn.current = 'item-put-back';
                      change(withoutItem(entry, item.id));
                    }}
                  >
                    Remove
                  </Button>
                </ButtonRow>
                {isOpen ? (
                  <ItemFields
                    item={item}
                    entry={entry}
                    change={(part) => change(withChanged(entry, item.id, part))}
                    errorOf={errorOf}
                  />
                ) : null}
              </Stack>
            </li>
          );
        })}
      </ol>
      {removed === undefined ? null : (
        <Note live="status" title="Removed">
          <p>{removed.title}</p>
          <Button
            small
            id="item-put-back"
            onPress={() => {
              change({ ...entry, items: removed.entry.items });
              setRemoved(undefined);
            }}
          >
            Put it back
          </Button>
        </Note>
      )}
      {items.length >= 60 ? null : (
        <div className="field-row">
          <SelectField
            label="Kind of question"
            choices={(Object.keys(KIND_WORDS) as FormItem['kind'][])
              .filter((each) => each !== 'objectives' || !items.some((item) => item.kind === 'objectives'))
              .map((value) => ({ value, label: KIND_WORDS[value] }))}
            value={kind}
            onChange={(value) => setKind(value as FormItem['kind'])}
          />
          <Button
            onPress={() => {
              const to = withItem(entry, kind);
              const added = to.items.at(-1)!;
              open(added.id);
              focusOn.current = fieldIds.item(added.id, 'title');
              change(to);
              setRemoved(undefined);
            }}
          >
            Add a question
          </Button>
        </div>
      )}
    </Stack>
  );
}
