import type { PathwayRow, PersonAnswer } from '@trellis/core/compliance';
import { capital } from '@trellis/ui/capital';
import { Dialog } from '@trellis/ui/dialog';
import { Facts, type Fact } from '@trellis/ui/facts';
import { Key } from '@trellis/ui/key';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { RailList, SpanRail } from '@trellis/ui/span-rail';
import { StateMark } from '@trellis/ui/state-mark';
import { TimeAxis } from '@trellis/ui/time-axis';
import { windowFor } from '@trellis/ui/time-window';
import { kindsIn, railOf } from './falling-due.tsx';
import { becauseLine, forPosts, progressWords, stateLine, type Reader } from './words.ts';

export interface WhyProps {
  readonly row: PathwayRow;
  readonly posts: PersonAnswer['posts'];
  readonly evidence: PersonAnswer['evidence'];
  readonly asAt: string;
  readonly reader: Reader;
  readonly onClose: () => void;
}

/** Why one requirement is in its state: the reason, the rule and where it stands, the dates that count, and what would put it right. */
export function Why({ row, posts, evidence, asAt, reader, onClose }: WhyProps) {
  const spans = railOf(row, asAt);
  const window = windowFor(spans, asAt);
  const rest = evidence.find((each) => each.id === row.because.evidence);
  return (
    <Dialog open onClose={onClose} title={row.title}>
      <Stack gap="wide">
        <p>
          <StateMark state={row.state} look="chip">
            {stateLine(row, asAt)}
          </StateMark>
        </p>
        <p>{becauseLine(row, posts, reader)}</p>
        {row.state === 'unknown' ? null : (
          <div>
            <RailList label="Dates that count">
              <SpanRail title="Over time" spans={spans} window={window} todayOn={asAt} />
            </RailList>
            <TimeAxis window={window} todayOn={asAt} />
            <Key items={kindsIn(spans, window)} />
          </div>
        )}
        <Facts items={factsOf(row, posts, reader, rest)} />
      </Stack>
    </Dialog>
  );
}

function factsOf(
  row: PathwayRow,
  posts: PersonAnswer['posts'],
  reader: Reader,
  rest: PersonAnswer['evidence'][number] | undefined,
): readonly Fact[] {
  const facts: (Fact | undefined)[] = [
    row.summary === '' ? undefined : { term: 'What it asks', detail: row.summary },
    { term: 'Asked by', detail: forPosts(row, posts, reader) },
    row.asks === '' || row.because.kind === 'once' ? undefined : { term: 'How often', detail: capital(row.asks) },
    row.progress === null || row.heldOn !== null ? undefined : { term: 'So far', detail: capital(progressWords(row)) },
    row.source === null
      ? undefined
      : {
          term: 'The rule',
          detail: [row.source.document, row.source.edition, row.source.section && `section ${row.source.section}`]
            .filter(Boolean)
            .join(', '),
        },
    { term: 'Version of the rules', detail: row.because.version === '' ? 'None applies' : row.because.version },
    rest === undefined ? undefined : { term: 'It rests on', detail: `${rest.title}, ${longDate(rest.achievedOn)}` },
    row.reading === null
      ? undefined
      : { term: 'The source leaves this open', detail: `${row.reading.point} Read here as: ${row.reading.reading}.` },
    coursesFact(row),
  ];
  return facts.filter((fact) => fact !== undefined);
}

/** Which courses count; nothing where none does and none is needed. */
function coursesFact({ state, courses }: PathwayRow): Fact | undefined {
  const isMissing = state === 'overdue' || state === 'due-soon' || state === 'unknown';
  if (!isMissing && courses.length === 0) return undefined;
  return {
    term: isMissing ? 'What would put it right' : 'What counts for it',
    detail:
      courses.length === 0
        ? 'No course we know of counts for this yet. Ask your training lead.'
        : courses.map((course) => course.title).join('; '),
  };
}
