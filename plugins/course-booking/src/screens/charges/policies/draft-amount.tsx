import { Button, ButtonRow } from '@trellis/ui/button';
import { FieldGroup } from '@trellis/ui/field';
import { Stack } from '@trellis/ui/layout';
import { SelectField } from '@trellis/ui/select-field';
import { DraftByReading } from './draft-by-reading.tsx';
import { useDraft } from './draft-context.tsx';
import { DraftMoney, DraftWhole } from './draft-fields.tsx';
import { faultAt, fieldIdOf, listAt, valueAt } from './draft-tree.ts';

const KINDS = [
  { value: 'nothing', label: 'Nothing' },
  { value: 'flat', label: 'One sum for a course, however long' },
  { value: 'by-length', label: 'By full and half days' },
  { value: 'per-day', label: 'For each day' },
  { value: 'by-minutes', label: 'By minutes' },
  { value: 'full-cost', label: 'What the place costs the organiser' },
];
const PRICE = { value: 'price', label: 'The price of the place' };

/** What stands in an amount of another kind to begin with. */
const BLANK: Readonly<Record<string, unknown>> = {
  nothing: { kind: 'nothing' },
  flat: { kind: 'flat', pence: 0 },
  'by-length': { kind: 'by-length', fullDayPence: 0, halfDayPence: 0 },
  'per-day': { kind: 'per-day', pence: 0 },
  'by-minutes': { kind: 'by-minutes', bands: [{ upToMinutes: 240, pence: 0 }], overPence: 0 },
  'full-cost': { kind: 'full-cost' },
  price: { kind: 'price' },
};

export interface DraftAmountProps {
  readonly at: string;
  readonly label: string;
  /** Whether it is a charge, which may be the price of the place. */
  readonly isCharge?: boolean;
}

/** What something costs in a draft: which lengths it depends on, and the sums. It may hang on an open point. */
export function DraftAmount({ at, label, isCharge = false }: DraftAmountProps) {
  return (
    <DraftByReading at={at} label={label}>
      {(place, words) => <OneAmount at={place} label={words} isCharge={isCharge} />}
    </DraftByReading>
  );
}

function OneAmount({ at, label, isCharge }: Required<DraftAmountProps>) {
  const { policy, findings, set } = useDraft();
  const found = valueAt(policy, `${at}.kind`);
  const kind = typeof found === 'string' ? found : '';
  return (
    <FieldGroup label={label}>
      <Stack gap="tight">
        <SelectField
          id={fieldIdOf(at)}
          label="How"
          first={kind === '' ? 'Choose' : undefined}
          choices={isCharge ? [PRICE, ...KINDS] : KINDS}
          value={kind}
          onChange={(next) => set(at, BLANK[next])}
          error={kind === '' ? faultAt(findings, at) : undefined}
        />
        {kind === 'flat' ? (
          <>
            <DraftMoney at={`${at}.pence`} label="Pounds a course" />
            <DraftMoney at={`${at}.halfDayPence`} label="Pounds for one half day, if other" optional />
          </>
        ) : null}
        {kind === 'by-length' ? (
          <>
            <DraftMoney at={`${at}.fullDayPence`} label="Pounds a full day" />
            <DraftMoney at={`${at}.halfDayPence`} label="Pounds a half day" />
          </>
        ) : null}
        {kind === 'per-day' ? <DraftMoney at={`${at}.pence`} label="Pounds for each day" /> : null}
        {kind === 'by-minutes' ? <ByMinutes at={at} /> : null}
      </Stack>
    </FieldGroup>
  );
}

function ByMinutes({ at }: { readonly at: string }) {
  const { policy, set } = useDraft();
  const bands = listAt(policy, `${at}.bands`);
  return (
    <>
      {bands.map((_, place) => (
        <Stack key={place} gap="tight">
          <DraftWhole at={`${at}.bands.${place}.upToMinutes`} label={`Step ${place + 1}: up to so many minutes`} />
          <DraftMoney at={`${at}.bands.${place}.pence`} label={`Step ${place + 1}: pounds`} />
        </Stack>
      ))}
      <DraftMoney at={`${at}.overPence`} label="Pounds for longer" />
      <ButtonRow>
        <Button small onPress={() => set(`${at}.bands`, [...bands, { upToMinutes: 480, pence: 0 }])}>
          Add a step
        </Button>
        {bands.length > 1 ? (
          <Button small onPress={() => set(`${at}.bands`, bands.slice(0, -1))}>
            Take out the last step
          </Button>
        ) : null}
      </ButtonRow>
    </>
  );
}
