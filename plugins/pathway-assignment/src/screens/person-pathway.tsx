import { useApi, useLoad } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { longDate } from '@trellis/ui/long-date';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Section } from '@trellis/ui/section';
import { Requirements } from './requirements.tsx';

/** What one person has to do and why, for somebody who looks after her: each post of the reader's agencies judged alone. */
export function PersonPathway({ personId }: { readonly personId: string }) {
  const api = useApi();
  const loading = useLoad(() => api.compliance.person.query({ personId }), [personId]);
  const answer = loading.answer;
  if (answer === undefined)
    return loading.state === 'failed' ? (
      <FaultNote title="We could not open the pathway" error={loading.error} />
    ) : (
      <ProgressBar label="Pathway" words="Opening the pathway" />
    );
  return (
    <Section title="What they must do, and why" aside={`As at ${longDate(answer.asAt)}`}>
      {answer.requirements.length === 0 ? (
        <Card>
          <EmptyState
            title="Nothing is asked of them today"
            text="No post of theirs that you may see is held today, so there is nothing to judge."
          />
        </Card>
      ) : (
        <Requirements answer={answer} reader="other" />
      )}
    </Section>
  );
}
