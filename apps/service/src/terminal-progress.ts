import type { Streams } from './streams.ts';

/** A line on a terminal that is written over as work goes on. */
export interface TerminalProgress {
  readonly tell: (words: string) => void;
  /** Takes the line away, before anything else is said. */
  readonly clear: () => void;
}

const BAR_CELLS = 24;
const CLEAR_LINE = '\r\u001B[2K';

/** Progress for whoever watches stderr; nothing where nobody does, so that files and pipes stay clean. */
export function terminalProgress({ error, isTerminal }: Streams): TerminalProgress {
  let isShown = false;
  return {
    tell(words) {
      if (!isTerminal) return;
      isShown = true;
      error(`${CLEAR_LINE}${barOf(words)}${words}`);
    },
    clear() {
      if (isShown) error(CLEAR_LINE);
      isShown = false;
    },
  };
}

/** A bar, where the words say so many of so many. */
function barOf(words: string): string {
  const [, done, total] = /(\d+) of (\d+)/.exec(words) ?? [];
  if (done === undefined || Number(total) === 0) return '';
  const filled = Math.round((Number(done) / Number(total)) * BAR_CELLS);
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_CELLS - filled)} `;
}
