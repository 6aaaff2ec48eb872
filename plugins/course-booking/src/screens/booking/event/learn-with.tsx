import type { EventOffered } from '@trellis/core/bookings';
import { Card } from '@trellis/ui/card';
import { CountBars } from '@trellis/ui/count-bars';
import { Stack } from '@trellis/ui/layout';
import { Seats } from '@trellis/ui/seats';
import { fieldOfWork } from '../../agency-kind-words.ts';
import { many } from '@trellis/ui/plural-words';

/** Who has a place so far, as places and by kind of agency: counts, never names. */
export function LearnWith({ offer }: { readonly offer: EventOffered }) {
  const { taken, byKind, event } = offer;
  const fields = fieldsOf(byKind);
  return (
    <Card title="Who you will learn with">
      <Stack>
        <p className="muted small">
          {taken === 0
            ? 'Nobody has a place yet.'
            : `${many(taken, 'person', 'people')} from ${many(fields.length, 'kind')} of agency so far`}
        </p>
        <Seats taken={taken} maximum={event.places.maximum} />
        {fields.length === 0 ? null : <CountBars label="People by kind of agency" items={fields} />}
      </Stack>
    </Card>
  );
}

function fieldsOf(byKind: EventOffered['byKind']): readonly { readonly label: string; readonly count: number }[] {
  const fields = Map.groupBy(byKind, ({ kind }) => fieldOfWork(kind));
  return [...fields]
    .map(([label, kinds]) => ({ label, count: kinds.reduce((sum, { people }) => sum + people, 0) }))
    .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}
