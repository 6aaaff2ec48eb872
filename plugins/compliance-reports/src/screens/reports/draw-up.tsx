import { useApi, useLink, useServices } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { PageHead } from '@trellis/ui/page-head';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { newPlan } from './plan-entry.ts';
import { PlanForm } from './plan-form.tsx';

/** Begins a report: it stays a draft, worked out anew each time it is opened, until somebody signs it. */
export function DrawUp() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { go } = useServices();
  return (
    <>
      <PageHead
        back={{ href: link('/reports'), label: 'Back to reports' }}
        title="Draw up a report"
        lead="It stays a draft, by what is known on the day you open it, until it is signed."
      />
      <Card>
        <PlanForm
          begin={newPlan(todayOn(timeZone))}
          button="Draw up the report"
          back={link('/reports')}
          onSave={async (plan) => {
            const { id } = await api.reporting.draft.mutate(plan);
            go(`/reports/${id}`);
          }}
        />
      </Card>
    </>
  );
}
