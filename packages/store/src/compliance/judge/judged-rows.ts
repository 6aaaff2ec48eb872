import type { JudgedSpan, Judge, LifeRecord } from '@trellis/core/compliance';
import { stateNumber, views } from '../states.ts';
import type { Keys } from './span-keys.ts';
import { at, NONE, WIDTH, type SpanRows } from './span-rows.ts';

/** What is said of some people, as rows in the order of the people. */
export async function judgedRows(
  lives: readonly LifeRecord[],
  judge: Judge,
  keys: Keys,
  rows: SpanRows,
): Promise<SpanRows> {
  rows.clear();
  for (const record of lives) {
    const { alone, whole, person } = judge(record);
    for (const span of alone) addRow(rows, record, span, views.post, keys);
    for (const span of whole) addRow(rows, record, span, views.whole, keys);
    for (const span of person) addRow(rows, record, span, views.person, keys);
  }
  if (keys.areMissing) await keys.learn();
  const { numbers } = rows;
  const end = rows.count * WIDTH;
  for (let row = 0; row < end; row += WIDTH) {
    numbers[row + at.requirement] = keys.requirement(numbers[row + at.requirement]!);
    numbers[row + at.basis] = keys.basis(numbers[row + at.basis]!);
  }
  return rows;
}

function addRow(rows: SpanRows, record: LifeRecord, span: JudgedSpan, view: number, keys: Keys): void {
  const row = rows.next();
  const { numbers } = rows;
  const post = record.posts[span.post]!;
  numbers[row + at.person] = record.personKey;
  numbers[row + at.post] = post.key;
  numbers[row + at.requirement] = keys.placeOfRequirement(span.requirement);
  numbers[row + at.view] = view;
  numbers[row + at.from] = span.from;
  numbers[row + at.agency] = post.agencyKey;
  numbers[row + at.basis] = keys.placeOfBasis(span.basis);
  numbers[row + at.evidence] = span.evidence === undefined ? NONE : record.evidence[span.evidence]!.key;
  numbers[row + at.to] = span.to;
  numbers[row + at.due] = span.dueOn ?? NONE;
  numbers[row + at.held] = span.heldOn ?? NONE;
  numbers[row + at.state] = stateNumber(span.state);
  numbers[row + at.known] = NONE;
}
