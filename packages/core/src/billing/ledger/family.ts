import type { ChargeLine, LineNote, LineState } from '../schema.ts';

/** A charge or an extra cost with everything that was recorded of it since. */
export interface Family {
  /** The charge or extra cost itself. */
  readonly head: ChargeLine;
  /** What takes it back, waives or credits it, in order. */
  readonly corrections: readonly ChargeLine[];
  /** What happened to it, in order. */
  readonly notes: readonly LineNote[];
}

/**
 * Lines by what they concern, in the order of their charges. A correction whose charge is not among the lines is left out.
 *
 * @param lines - in the order in which they were written
 * @param notes - likewise
 * @source house
 */
export function familiesOf(lines: readonly ChargeLine[], notes: readonly LineNote[]): readonly Family[] {
  const corrections = Map.groupBy(lines, (line) => line.concerns);
  const ofLine = Map.groupBy(notes, (note) => note.lineId);
  return lines
    .filter((line) => line.concerns === undefined)
    .map((head) => ({ head, corrections: corrections.get(head.id) ?? [], notes: ofLine.get(head.id) ?? [] }));
}

/**
 * What is still owed of a charge: whole pence, never negative.
 *
 * @source house nothing can be waived or credited beyond what was charged
 */
export function standsPence({ head, corrections }: Family): number {
  return corrections.reduce((sum, line) => sum + line.pence, head.pence);
}

/**
 * Whether a charge was taken back as a whole, so that what becomes of its booking is charged anew.
 *
 * @source house
 */
export function hasEnded({ corrections }: Family): boolean {
  return corrections.some((line) => line.endsCharge);
}

/**
 * Whether somebody disputes a charge and nobody has decided yet. It is frozen until then.
 *
 * @source house a dispute freezes the line
 */
export function isDisputed({ notes }: Family): boolean {
  return notes.findLast((note) => note.kind.startsWith('dispute'))?.kind === 'disputed';
}

/**
 * Whether a charge is kept out of every run until somebody ends that.
 *
 * @source Bath and North East Somerset charging policy: GP safeguarding leads ask about funding first
 */
export function isHeld({ notes }: Family): boolean {
  return notes.findLast((note) => note.kind === 'held' || note.kind === 'hold-ended')?.kind === 'held';
}

/**
 * Where each line of a family stands. What concerns a charge that no run has exported waits as long as the charge does, so that both go out together.
 *
 * @source house
 */
export function statesOf(family: Family): readonly { readonly lineId: string; readonly state: LineState }[] {
  const { head, corrections } = family;
  const ofHead = headState(family);
  return [
    { lineId: head.id, state: ofHead },
    ...corrections.map((line): { lineId: string; state: LineState } => {
      if (line.runId !== undefined) return { lineId: line.id, state: 'billed' };
      return { lineId: line.id, state: head.runId === undefined ? ofHead : 'open' };
    }),
  ];
}

function headState(family: Family): LineState {
  if (isDisputed(family)) return 'disputed';
  if (family.head.runId !== undefined) return 'billed';
  return isHeld(family) ? 'held' : 'open';
}
