import { Card } from '@trellis/ui/card';
import { Columns, Stack } from '@trellis/ui/layout';
import { RadioGroup } from '@trellis/ui/radio-group';
import { TextField } from '@trellis/ui/text-field';
import type { EventEntry } from './event-entry.ts';
import type { EventFieldsProps } from './event-fields.tsx';
import { QuotaFields } from './quota-fields.tsx';

/** How many places there are, and by which rules they are given out. */
export function PlaceFields({ entry, change, errorOf }: Pick<EventFieldsProps, 'entry' | 'change' | 'errorOf'>) {
  return (
    <Card title="Places">
      <Stack gap="wide">
        <Columns kind="two">
          <TextField
            id="event-maximum"
            label="Places"
            inputMode="numeric"
            value={entry.maximum}
            onChange={(maximum) => change({ maximum })}
            error={errorOf('event-maximum')}
            maxLength={4}
          />
          <TextField
            id="event-minimum"
            label="Fewest people it is held for"
            inputMode="numeric"
            value={entry.minimum}
            onChange={(minimum) => change({ minimum })}
            error={errorOf('event-minimum')}
            maxLength={4}
          />
        </Columns>
        <TextField
          id="event-agencies"
          label="Fewest agencies that make it multi-agency"
          hint="With fewer, you are warned. Nothing is cancelled by itself."
          optional
          inputMode="numeric"
          value={entry.minimumAgencies}
          onChange={(minimumAgencies) => change({ minimumAgencies })}
          error={errorOf('event-agencies')}
          maxLength={3}
        />
        <Columns kind="two">
          <TextField
            id="event-per-agency"
            label="At most how many of one agency?"
            optional
            inputMode="numeric"
            value={entry.perAgency}
            onChange={(perAgency) => change({ perAgency })}
            error={errorOf('event-per-agency')}
            maxLength={4}
          />
          <TextField
            id="event-per-agency-days"
            label="Until how many days before?"
            hint="From then on the waiting list decides alone."
            inputMode="numeric"
            value={entry.perAgencyDays}
            onChange={(perAgencyDays) => change({ perAgencyDays })}
            error={errorOf('event-per-agency-days')}
            maxLength={3}
          />
        </Columns>
        <RadioGroup
          id="event-allotment"
          label="How are places given out?"
          value={entry.allotment}
          onChange={(allotment) => change({ allotment: allotment as EventEntry['allotment'] })}
          choices={[
            { value: 'first-come', label: 'To whoever asks first', detail: 'A place at once, while there is one.' },
            {
              value: 'coordinator',
              label: 'When you press “Allot places”',
              detail: 'Requests gather until then, and are served in the order they came in.',
            },
          ]}
        />
        <Columns kind="two">
          <TextField
            id="event-offer-hours"
            label="Hours to answer an offer"
            hint="How long a freed place stays somebody’s to take, when cancelling would be charged already."
            inputMode="numeric"
            value={entry.offerHours}
            onChange={(offerHours) => change({ offerHours })}
            error={errorOf('event-offer-hours')}
            maxLength={3}
          />
          <TextField
            id="event-cut-off"
            label="Hours before, when the waiting list ends"
            hint="From then on nobody is called from it."
            inputMode="numeric"
            value={entry.cutOffHours}
            onChange={(cutOffHours) => change({ cutOffHours })}
            error={errorOf('event-cut-off')}
            maxLength={3}
          />
        </Columns>
        <QuotaFields quotas={entry.quotas} onChange={(quotas) => change({ quotas })} errorOf={errorOf} />
      </Stack>
    </Card>
  );
}
