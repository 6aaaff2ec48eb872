import type { SheetListed } from '@trellis/core/evaluation';

/**
 * The sheet that a link of one course opens: of the reader's own learning, one that waits before one that was answered, and of those the one of
 * the latest event and the latest stage.
 *
 * @param sheets - what the reader can answer or change now
 * @source house
 */
export function sheetOfCourse<Row extends Pick<SheetListed, 'course' | 'stage' | 'state' | 'event' | 'opensAt'>>(
  sheets: readonly Row[],
  ref: string,
): Row | undefined {
  return sheets
    .filter(({ course, stage }) => course.ref === ref && stage !== 'manager')
    .toSorted(
      (one, other) =>
        Number(other.state === 'open') - Number(one.state === 'open') ||
        Date.parse(other.event.startsAt) - Date.parse(one.event.startsAt) ||
        Date.parse(other.opensAt) - Date.parse(one.opensAt),
    )[0];
}
