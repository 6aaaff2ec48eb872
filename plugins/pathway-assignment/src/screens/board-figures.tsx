import { Figures } from './figures.tsx';

/** How agencies stand, in counts alone: for a board and for those who scrutinise it. */
export function BoardFigures() {
  return <Figures path="/figures" whose="board" />;
}
