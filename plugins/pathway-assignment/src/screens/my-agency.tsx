import { Figures } from './figures.tsx';

/** How an agency stands: how much can be judged at all, every requirement by state, and the rows behind each count. */
export function MyAgency() {
  return <Figures path="/my-agency" whose="agency" />;
}
