import { useApi, useLoad, useSession } from '@trellis/plugin/screens';
import { FaultNote } from '@trellis/ui/fault-note';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { agenciesLed } from './agencies-led.ts';
import { Figures } from './figures.tsx';

/** How an agency stands, or all that somebody looks after: how much can be judged at all, every requirement by state, and the rows behind each count. */
export function MyAgency() {
  const api = useApi();
  const session = useSession();
  const known = useLoad(() => api.people.agencies.query(), []);
  if (known.answer === undefined && known.state !== 'failed')
    return <ProgressBar label="Figures" words="Opening the figures" />;
  return (
    <>
      <Figures path="/my-agency" whose="agency" agencies={agenciesLed(session, known.answer ?? [])} />
      <FaultNote title="We could not load the agencies" error={known.error} />
    </>
  );
}
