import { useLayoutEffect, useRef, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { className } from './class-name.tsx';
import { FieldWords, LabelWords, useField, type FieldProps } from './field.tsx';
import { Icon } from './icons.tsx';
import type { Choice } from './select-field.tsx';

export type ComboFieldProps = FieldProps & {
  choices: readonly Choice[];
  /** The chosen value, or null. */
  value: string | null;
  onChange: (value: string | null) => void;
  name?: string | undefined;
  /** Shown when nothing fits what was typed: "No group has this name." */
  none: string;
  disabled?: boolean | undefined;
};

/** One out of many, found by typing a few letters. Costs a screen more than a `SelectField`: fetch it with its route. */
export function ComboField({ choices, value, onChange, name, none, disabled, ...field }: ComboFieldProps) {
  const { control, hintId, errorId } = useField(field);
  const own = useRef<HTMLDivElement>(null);
  const [sheet, setSheet] = useState<Element>();
  // A sheet is above everything else of the page, so a list that belongs to the page would open behind it.
  useLayoutEffect(() => setSheet(own.current?.closest('dialog') ?? undefined), []);
  return (
    <ComboBox
      ref={own}
      className={className('field', 'combo', Boolean(field.error) && 'field--error') ?? 'field'}
      value={value}
      onChange={(key: string | number | null) => onChange(key === null ? null : String(key))}
      isDisabled={disabled ?? false}
      isInvalid={Boolean(field.error)}
      menuTrigger="focus"
      allowsEmptyCollection
      {...(name ? { name } : {})}
      {...(control['aria-describedby'] ? { 'aria-describedby': control['aria-describedby'] } : {})}
    >
      <Label>
        <LabelWords {...field} />
      </Label>
      <FieldWords {...field} hintId={hintId} errorId={errorId} />
      <div className="combo__row">
        <Input className="input" id={control.id} />
        <Button className="combo__open">
          <Icon name="open" />
        </Button>
      </div>
      <Popover className="combo__list" offset={4} {...(sheet ? { UNSTABLE_portalContainer: sheet } : {})}>
        <ListBox items={choices} renderEmptyState={() => <p className="combo__none">{none}</p>}>
          {(choice: Choice) => (
            <ListBoxItem
              className="combo__item"
              id={choice.value}
              textValue={choice.label}
              isDisabled={choice.disabled ?? false}
            >
              <Text slot="label">{choice.label}</Text>
              {choice.detail ? (
                <Text slot="description" elementType="small">
                  {choice.detail}
                </Text>
              ) : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
