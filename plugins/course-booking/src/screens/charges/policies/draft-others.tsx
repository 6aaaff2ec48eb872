import { Button, ButtonRow } from '@trellis/ui/button';
import { Stack } from '@trellis/ui/layout';
import { Section } from '@trellis/ui/section';
import { useDraft } from './draft-context.tsx';
import { DraftChoice, DraftLines, DraftText } from './draft-fields.tsx';
import { DraftList } from './draft-list.tsx';
import { DraftSource } from './draft-source.tsx';
import { freshId, valueAt } from './draft-tree.ts';

/** What a draft is called, which area it is for, and whose price counts when. */
export function DraftName() {
  return (
    <Stack>
      <DraftText at="title" label="What is the price list called?" hint="It stands on every line." />
      <DraftText at="areaTitle" label="Which area is it for?" hint="Agencies are inside it or outside." />
      <DraftChoice
        at="priceOf"
        label="Which day decides the price?"
        first="The day of the course"
        choices={[
          { value: 'course-date', label: 'The day of the course' },
          { value: 'booking-date', label: 'The day of booking' },
        ]}
      />
      <DraftChoice
        at="chargedAt"
        label="When is a place charged?"
        first="When it was used"
        choices={[
          { value: 'outcome', label: 'When it was used' },
          { value: 'booking', label: 'When it is booked' },
        ]}
      />
      <DraftSource at="source" />
    </Stack>
  );
}

/** Reasons to waive a charge, costs besides the place, and charges that wait until somebody has answered. */
export function DraftExtras() {
  const { policy } = useDraft();
  const source = valueAt(policy, 'source');
  return (
    <Stack>
      <Section level={3} title="Reasons to waive a charge">
        <DraftList
          at="waiverReasons"
          what="reason"
          blank={(list) => ({ id: freshId(list, 'reason'), title: '', source })}
        >
          {(at) => <DraftText at={`${at}.title`} label="Reason" />}
        </DraftList>
      </Section>
      <Section level={3} title="Costs besides the place">
        <DraftList at="extraCosts" what="cost" blank={(list) => ({ id: freshId(list, 'cost'), title: '', source })}>
          {(at) => <DraftText at={`${at}.title`} label="What for" hint="An interpreter, for instance." />}
        </DraftList>
      </Section>
      <Section level={3} title="Charges that wait">
        <DraftList
          at="holds"
          what="hold"
          blank={(list) => ({ id: freshId(list, 'hold'), flags: [], title: '', source })}
        >
          {(at) => (
            <>
              <DraftText at={`${at}.title`} label="What must be asked first" />
              <DraftLines
                at={`${at}.flags`}
                label="Of posts with one of these marks"
                hint="One on each line: gp-safeguarding-lead."
              />
            </>
          )}
        </DraftList>
      </Section>
    </Stack>
  );
}

/** Points that the document leaves open, how they can be read, and which reading holds. */
export function DraftPoints() {
  const { policy } = useDraft();
  return (
    <DraftList
      at="options"
      what="open point"
      detail={(option) => {
        const reading = valueAt(option, `readings.${String(valueAt(option, 'default'))}`);
        return typeof reading === 'string' ? reading : undefined;
      }}
      blank={(list) => ({
        id: freshId(list, 'OWN-POINT'),
        point: '',
        readings: { a: '', b: '' },
        default: 'a',
        source: valueAt(policy, 'source'),
      })}
    >
      {(at) => <Point at={at} />}
    </DraftList>
  );
}

function Point({ at }: { readonly at: string }) {
  const { policy, set } = useDraft();
  const readings = Object.keys((valueAt(policy, `${at}.readings`) as object | undefined) ?? {});
  const next = 'abcdefghij'[readings.length];
  const wordsOf = (letter: string): string => {
    const words = valueAt(policy, `${at}.readings.${letter}`);
    return typeof words === 'string' && words !== '' ? words : `Reading ${letter}`;
  };
  return (
    <>
      <DraftText at={`${at}.point`} label="What is left open? As a question." />
      {readings.map((letter, place) => (
        <DraftText key={letter} at={`${at}.readings.${letter}`} label={`Reading ${place + 1}`} />
      ))}
      <DraftChoice
        at={`${at}.default`}
        label="Which reading holds?"
        choices={readings.map((letter) => ({ value: letter, label: wordsOf(letter) }))}
      />
      {next === undefined ? null : (
        <ButtonRow>
          <Button small onPress={() => set(`${at}.readings.${next}`, '')}>
            Add a reading
          </Button>
        </ButtonRow>
      )}
    </>
  );
}
