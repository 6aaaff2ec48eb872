import { Stack } from '@trellis/ui/layout';
import { DraftAmount } from './draft-amount.tsx';
import { DraftChoice, DraftLines, DraftSeveral, DraftText, DraftWhole } from './draft-fields.tsx';
import { DraftByReading } from './draft-by-reading.tsx';
import { useDraft } from './draft-context.tsx';
import { DraftList } from './draft-list.tsx';
import { DraftSource } from './draft-source.tsx';
import { DraftSwitch } from './draft-switch.tsx';
import { freshId, valueAt } from './draft-tree.ts';
import { AREAS, LATE_ON_FREE, OFFER_KINDS, tierPrice } from './draft-words.ts';

/** The tiers of a draft: what a place costs in each, and what one costs that is not used. */
export function DraftTiers() {
  const { policy } = useDraft();
  return (
    <DraftList
      at="tiers"
      what="tier"
      least={1}
      detail={(tier) => tierPrice(tier)}
      blank={(list) => ({
        number: Math.max(0, ...list.map((tier) => Number(valueAt(tier, 'number')) || 0)) + 1,
        title: '',
        price: { kind: 'by-length', fullDayPence: 0, halfDayPence: 0 },
        lateCancellation: { kind: 'price' },
        noShow: { kind: 'price' },
        source: valueAt(policy, 'source'),
      })}
    >
      {(at) => (
        <>
          <DraftText at={`${at}.title`} label="What it is called" />
          <DraftAmount at={`${at}.price`} label="What a place costs" />
          <DraftAmount at={`${at}.lateCancellation`} label="What a late cancellation costs" isCharge />
          <DraftAmount at={`${at}.noShow`} label="What not attending costs" isCharge />
          <DraftAmount at={`${at}.unfinished`} label="What e-learning costs that was begun and not finished" isCharge />
          <OtherPrices at={`${at}.priceFor`} />
        </>
      )}
    </DraftList>
  );
}

/** Courses of some levels or kinds with another price in a tier. */
function OtherPrices({ at }: { readonly at: string }) {
  return (
    <DraftList
      at={at}
      what="price for some courses"
      isInOrder
      isWithoutSource
      blank={() => ({
        levels: [],
        offerKinds: [],
        price: { kind: 'by-length', fullDayPence: 0, halfDayPence: 0 },
      })}
    >
      {(place) => (
        <>
          <DraftLines at={`${place}.levels`} label="Levels of course" hint="One on each line, as courses say them." />
          <DraftSeveral at={`${place}.offerKinds`} label="Kinds of course" choices={OFFER_KINDS} />
          <DraftAmount at={`${place}.price`} label="What a place costs then" />
        </>
      )}
    </DraftList>
  );
}

/** Courses that are free in a draft, for whom, and kinds of course without a price. */
export function DraftFree() {
  const { policy, set } = useDraft();
  const hasUnpriced = valueAt(policy, 'unpriced') !== undefined;
  return (
    <Stack>
      <DraftList
        at="freeCourses"
        what="free course"
        blank={(list) => ({
          id: freshId(list, 'free'),
          title: '',
          names: [],
          area: 'inside',
          lateCharge: 'nothing',
          source: valueAt(policy, 'source'),
        })}
      >
        {(at) => (
          <>
            <DraftText at={`${at}.title`} label="In one sentence" hint="People read it before they book." />
            <DraftLines
              at={`${at}.names`}
              label="References and titles of the course"
              hint="One on each line, as the programme has them."
            />
            <DraftSeveral at={`${at}.offerKinds`} label="Or every course of these kinds" choices={OFFER_KINDS} />
            <DraftByReading at={`${at}.area`} label="For agencies">
              {(place, label) => <DraftChoice at={place} label={label} choices={AREAS} />}
            </DraftByReading>
            <DraftByReading at={`${at}.lateCharge`} label="Cancelled late, or not attended">
              {(place, label) => <DraftChoice at={place} label={label} choices={LATE_ON_FREE} />}
            </DraftByReading>
          </>
        )}
      </DraftList>
      <DraftSwitch
        label="Some kinds of course have no price unless the course itself says so"
        isOn={hasUnpriced}
        onChange={(isOn) =>
          set(
            'unpriced',
            isOn ? { offerKinds: ['e-learning'], lateCharge: 'nothing', source: valueAt(policy, 'source') } : undefined,
          )
        }
      />
      {hasUnpriced ? (
        <>
          <DraftSeveral at="unpriced.offerKinds" label="Which kinds?" choices={OFFER_KINDS} />
          <DraftByReading at="unpriced.lateCharge" label="Cancelled late, or not attended">
            {(place, label) => <DraftChoice at={place} label={label} choices={LATE_ON_FREE} />}
          </DraftByReading>
          <DraftSource at="unpriced.source" />
        </>
      ) : null}
    </Stack>
  );
}

/** How long a half day is in a draft, and how several sessions are priced. */
export function DraftLength() {
  return (
    <Stack>
      <DraftWhole at="length.halfDayUpToMinutes" label="A half day is up to so many minutes" />
      <DraftWhole at="length.fullDayMinutes" label="Minutes in a full day" hint="Empty: 360." optional />
      <DraftByReading at="length.severalSessions" label="A course of several sessions is priced">
        {(place, label) => (
          <DraftChoice
            at={place}
            label={label}
            choices={[
              { value: 'total-length', label: 'By its length altogether: two half days are a full day' },
              { value: 'per-session', label: 'Each session by itself' },
            ]}
          />
        )}
      </DraftByReading>
      <DraftSource at="length.source" />
    </Stack>
  );
}
