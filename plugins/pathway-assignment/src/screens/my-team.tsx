import { Figures } from './figures.tsx';

/** How a manager's own team stands. */
export function MyTeam() {
  return <Figures path="/my-team" whose="team" />;
}
