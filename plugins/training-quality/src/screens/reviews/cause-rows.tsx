import type { ReviewCause } from '@trellis/core/quality';
import { useLink } from '@trellis/plugin/screens';
import { Link } from '@trellis/ui/link';
import { Row, Rows } from '@trellis/ui/rows';
import type { ReviewShown } from '../answers.ts';
import { causeNumbers, causeShort, datesWritten } from './review-words.ts';

/** Where somebody reads what a cause rests on; undefined where the words say it all. */
function addressOf(cause: ReviewCause): { readonly path: string; readonly words: string } | undefined {
  switch (cause.kind) {
    case 'theme':
    case 'sample':
      return { path: `/evaluation/events/${cause.eventId}`, words: 'What people said of that date' };
    case 'observation':
      return { path: `/quality/observations/${cause.observationId}`, words: 'What was seen' };
    case 'lesson':
      return { path: '/quality/lessons', words: 'The lesson' };
    case 'content-date':
    case 'asked':
      return undefined;
  }
}

/** Why a course is looked at again, each reason with its numbers and the way to what it rests on. */
export function CauseRows({ causes }: { readonly causes: ReviewShown['causes'] }) {
  const link = useLink();
  return (
    <Rows label="Reasons">
      {causes.map((cause, at) => {
        const address = addressOf(cause);
        return (
          <Row
            key={`${cause.kind} ${at}`}
            title={causeShort(cause)}
            detail={datesWritten(cause.label)}
            text={causeNumbers(cause)}
          >
            {address === undefined ? null : (
              <Link kind="text" href={link(address.path)} about={causeShort(cause)}>
                {address.words}
              </Link>
            )}
          </Row>
        );
      })}
    </Rows>
  );
}
