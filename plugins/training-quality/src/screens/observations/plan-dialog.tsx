import type { EventId, PersonId } from '@trellis/core';
import { useAction, useApi, useLink, useLoad } from '@trellis/plugin/screens';
import { FaultNote } from '@trellis/ui/fault-note';
import { CheckboxGroup } from '@trellis/ui/checkbox-group';
import { FormDialog } from '@trellis/ui/form-dialog';
import { dayNumber } from '@trellis/ui/long-date';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import type { Choice } from '@trellis/ui/select-field';
import { sittingLine, todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { SearchOne } from '../search-one.tsx';
import { usesLine } from '../standards/set-words.ts';

/** As many as are offered at once. */
const OFFERED = 6;
/** How many days ago a session may have been to be written up still: somebody sat in without a plan. @source house */
const BACK_DAYS = 62;

const FIELDS: Readonly<Record<string, string>> = {
  eventId: 'plan-event',
  observerId: 'plan-observer',
  setIds: 'plan-sets',
};

/** The calendar date so many days before another. */
function daysBefore(on: string, days: number): string {
  return new Date((dayNumber(on) - days) * 86_400_000).toISOString().slice(0, 10);
}

export interface PlanDialogProps {
  /** One that is planned already, to name its observer or change its sets; absent: a new one. */
  readonly of?: {
    readonly id: string;
    readonly eventId: EventId;
    readonly setIds: readonly string[];
    readonly observer: Choice | undefined;
  };
  readonly onClose: () => void;
  /** What was done, in words. */
  readonly onPlanned: (words: string) => void;
}

/** Plans that a session is watched: which, by whom, against what. */
export function PlanDialog({ of, onClose, onPlanned }: PlanDialogProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const [event, setEvent] = useState<Choice>();
  const [observer, setObserver] = useState(of?.observer);
  const [setIds, setSetIds] = useState<readonly string[]>(of?.setIds ?? []);
  const sets = useLoad(() => api.standards.sets.query({}), []);
  const offered = (sets.answer ?? []).filter(({ uses }) => uses.includes('session') || uses.includes('trainer'));
  const eventId = of?.eventId ?? (event?.value as EventId | undefined);
  const findSession = async (text: string): Promise<readonly Choice[]> => {
    const asks = { limit: OFFERED, ...(text === '' ? {} : { text }) };
    const today = todayOn(timeZone);
    const [toCome, gone] = await Promise.all([
      api.events.list.query({ ...asks, from: today }),
      api.events.list.query({
        ...asks,
        states: ['published', 'closed'],
        from: daysBefore(today, BACK_DAYS),
        to: daysBefore(today, 1),
      }),
    ]);
    return [...toCome.rows, ...gone.rows.toReversed()].map(({ event: found, course }) => ({
      value: found.id,
      label: course.title,
      detail: sittingLine(found.sessions, timeZone),
    }));
  };
  const saving = useAction();
  const faults = [
    ...(eventId === undefined ? [{ fieldId: 'plan-event', text: 'Choose the session' }] : []),
    ...(setIds.length === 0 ? [{ fieldId: 'plan-sets', text: 'Choose what it is held against' }] : []),
  ];
  const refused = refusalAtFields(saving.error, (path) => FIELDS[path]);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, faults, refused);
  return (
    <FormDialog
      onClose={onClose}
      title={of === undefined ? 'Plan an observation' : 'Change the plan'}
      onSubmit={() =>
        save(async () => {
          if (eventId === undefined) return;
          const { id } = await api.quality.planObservation.mutate({
            ...(of === undefined ? {} : { id: of.id }),
            eventId,
            setIds: [...setIds],
            ...(observer === undefined ? {} : { observerId: observer.value as PersonId }),
          });
          onPlanned(
            observer === undefined
              ? 'It is planned. Name an observer when you have found one.'
              : `${observer.label} observes it. We write to them, and they find the form in the bar of their pages, or at ${location.origin}${link(`/quality/observations/${id}`)}`,
          );
        })
      }
      errors={shown}
      isBusy={isBusy}
      button={of === undefined ? 'Plan it' : 'Save'}
    >
      {of === undefined ? (
        <SearchOne
          id="plan-event"
          label="Which session?"
          search="Look for a date"
          placeholder="Course or venue"
          none="No date fits. Dates to come and those of the last two months can be observed."
          find={findSession}
          chosen={event}
          onChange={setEvent}
          error={errorOf('plan-event')}
        />
      ) : null}
      <SearchOne
        id="plan-observer"
        label="Who observes it?"
        hint="Anybody but those who lead it. It can be left open for now."
        search="Look for a person"
        placeholder="Name"
        none="Nobody fits."
        find={async (text) =>
          (await api.people.search.query({ limit: OFFERED, ...(text === '' ? {} : { text }) })).rows.map(
            ({ personId, givenName, familyName, posts }) => ({
              value: personId,
              label: `${givenName} ${familyName}`,
              detail: posts.map(({ jobTitle }) => jobTitle).join(', '),
            }),
          )
        }
        chosen={observer}
        onChange={setObserver}
        error={errorOf('plan-observer')}
      />
      <FaultNote title="We could not load the standards" error={sets.error} />
      <CheckboxGroup
        id="plan-sets"
        label="Against which standards?"
        choices={offered.map(({ id, title, uses }) => ({ value: id, label: title, detail: usesLine(uses) }))}
        value={setIds}
        onChange={setSetIds}
        error={errorOf('plan-sets')}
      />
    </FormDialog>
  );
}
