import { useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { planOf } from './plan-entry.ts';
import { PlanForm } from './plan-form.tsx';

/** Changes what a draft is about; a draft that was sent back goes to the board again. */
export function ChangeReport() {
  const api = useApi();
  const link = useLink();
  const { go, parameters } = useServices();
  const id = parameters['reportId'] ?? '';
  const loading = useLoad(() => api.reporting.get.query({ id }), [id]);
  const back = link(`/reports/${id}`);
  return (
    <>
      <PageHead back={{ href: back, label: 'Back to the report' }} title="Change the draft" />
      {loading.answer === undefined ? (
        loading.state === 'failed' ? (
          <FaultNote title="We could not load the draft" error={loading.error} />
        ) : (
          <ProgressBar label="Draft" words="Loading the draft" />
        )
      ) : (
        <Card>
          <PlanForm
            begin={planOf(loading.answer.report)}
            button="Save the draft"
            back={back}
            onSave={async (plan) => {
              await api.reporting.change.mutate({ ...plan, id });
              go(`/reports/${id}`);
            }}
          />
        </Card>
      )}
    </>
  );
}
