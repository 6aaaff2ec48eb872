import { Stack } from '@trellis/ui/layout';
import { DraftByReading } from './draft-by-reading.tsx';
import { useDraft } from './draft-context.tsx';
import { DraftCheck, DraftChoice, DraftSeveral, DraftText, DraftWhole } from './draft-fields.tsx';
import { DraftSource } from './draft-source.tsx';
import { DraftSwitch } from './draft-switch.tsx';
import { valueAt } from './draft-tree.ts';
import { CANCELLERS, COUNTINGS, SUBSTITUTES, YES_NO } from './draft-words.ts';

/** How much notice a draft wants, and how it is counted. */
export function DraftNotice() {
  return (
    <Stack>
      <DraftWhole at="notice.count" label="How much notice?" />
      <DraftChoice
        at="notice.unit"
        label="Of what?"
        choices={[
          { value: 'working-days', label: 'Working days' },
          { value: 'calendar-days', label: 'Calendar days' },
          { value: 'hours', label: 'Hours' },
        ]}
      />
      <DraftChoice
        at="notice.lateWhen"
        label="What is late?"
        choices={[
          { value: 'fewer-than', label: 'Fewer than that: exactly that much is in time' },
          { value: 'up-to', label: 'That or fewer: exactly that much is late' },
        ]}
      />
      <DraftByReading at="notice.doBankHolidaysCount" label="Is a bank holiday a working day?">
        {(at, label) => <DraftChoice at={at} label={label} choices={YES_NO} />}
      </DraftByReading>
      <DraftByReading at="notice.counting" label="Which days stand between?">
        {(at, label) => <DraftChoice at={at} label={label} choices={COUNTINGS} />}
      </DraftByReading>
      <DraftByReading at="notice.day" label="When does a day of notice end?">
        {(at, label) => (
          <>
            <DraftChoice
              at={`${at}.clock`}
              label={label}
              choices={[
                { value: 'local', label: 'By the clock on the wall' },
                { value: 'utc', label: 'By universal time' },
              ]}
            />
            <DraftText
              at={`${at}.closesAt`}
              label="Notices from this time on have the next day"
              hint="As 17:00. Empty: midnight."
              optional
            />
          </>
        )}
      </DraftByReading>
      <DraftText at="calendar" label="Calendar of bank holidays" hint="england-and-wales is installed." />
      <DraftSource at="notice.source" />
    </Stack>
  );
}

/** Who may give a place up and how, who may come instead, and what else a draft says of places not used. */
export function DraftGivingUp() {
  const { policy, set } = useDraft();
  const source = valueAt(policy, 'source');
  const has = (part: string): boolean => valueAt(policy, part) !== undefined;
  return (
    <Stack>
      <DraftSeveral at="cancelling.who" label="Who may give a place up?" choices={CANCELLERS} />
      <DraftText at="cancelling.channel" label="How?" hint="In one sentence, without its full stop." />
      <DraftSource at="cancelling.source" />
      <DraftByReading at="substitutes.who" label="Who may come instead without a late charge?">
        {(at, label) => <DraftChoice at={at} label={label} choices={SUBSTITUTES} />}
      </DraftByReading>
      <DraftCheck at="substitutes.isPlacePriced" label="The place that a substitute uses is priced as usual" />
      <DraftSource at="substitutes.source" />
      <DraftSwitch
        label="Late places from the waiting list have a term of their own"
        isOn={has('waitingList')}
        onChange={(isOn) => set('waitingList', isOn ? { lateCharge: 'if-terms-accepted', source } : undefined)}
      />
      {has('waitingList') ? (
        <DraftByReading at="waitingList.lateCharge" label="Offered too late to cancel in time, then cancelled">
          {(at, label) => (
            <DraftChoice
              at={at}
              label={label}
              choices={[
                { value: 'as-others', label: 'Charged like the others' },
                { value: 'if-terms-accepted', label: 'Charged if the terms were accepted with the offer' },
                { value: 'nothing', label: 'Nothing' },
              ]}
            />
          )}
        </DraftByReading>
      ) : null}
      <DraftSwitch
        label="The policy says what arriving late means"
        isOn={has('lateArrival')}
        onChange={(isOn) => set('lateArrival', isOn ? { isAbsence: true, source } : undefined)}
      />
      {has('lateArrival') ? (
        <DraftCheck at="lateArrival.isAbsence" label="Arriving late counts as not attending" />
      ) : null}
      <DraftSwitch
        label="When a course is moved, places can be given up without charge for a time"
        isOn={has('moved')}
        onChange={(isOn) => set('moved', isOn ? { daysToDecline: 5, source } : undefined)}
      />
      {has('moved') ? <DraftWhole at="moved.daysToDecline" label="For so many calendar days" /> : null}
    </Stack>
  );
}
