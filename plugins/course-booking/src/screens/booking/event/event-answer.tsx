import type { EventOffered, PostOffered } from '@trellis/core/bookings';
import { Answer } from '@trellis/ui/answer';
import { Card } from '@trellis/ui/card';
import { Figures, type Figure } from '@trellis/ui/figures';
import { count } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import { sittingWords } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import { askedSoFar, ledBy, lengthAndPlace } from '../event-words.ts';
import { many } from '@trellis/ui/plural-words';
import { useTimeZone } from '@trellis/ui/time-zone';
import { freeUntilLine } from '../price-words.ts';

export interface EventAnswerProps {
  readonly offer: EventOffered;
  /** The post that she books for: its agency pays. */
  readonly post: PostOffered | undefined;
  readonly todayOn: string;
}

/** What, when, price, who pays, places left and the last free day. */
export function EventAnswer({ offer, post, todayOn }: EventAnswerProps) {
  const timeZone = useTimeZone();
  const { event, course, trainers } = offer;
  const led = ledBy(trainers);
  return (
    <Answer
      context={lengthAndPlace(event)}
      title={course.title}
      more={
        <>
          <strong>{sittingWords(event.sessions, timeZone)}.</strong> {led}
        </>
      }
    >
      {event.state === 'published' ? (
        <Card>
          <Figures items={[...(post === undefined ? [] : [priceFigure(post)]), placesFigure(offer)]} />
          {post?.quote === undefined || (post.lateQuote?.totalPence ?? 0) === 0 ? null : (
            <p className="card__foot">
              <StateMark state="due-soon">{freeUntilLine(post.quote, todayOn)}</StateMark>
            </p>
          )}
        </Card>
      ) : undefined}
    </Answer>
  );
}

function priceFigure({ quote, noPriceBecause, agencyName }: PostOffered): Figure {
  if (quote === undefined && noPriceBecause !== undefined)
    return { value: 'Not known yet', label: `paid by ${agencyName}, not by you` };
  const pence = quote?.totalPence ?? 0;
  return pence === 0
    ? { value: 'Free', label: `for you and for ${agencyName}` }
    : { value: pounds(pence), label: `paid by ${agencyName}, not by you` };
}

function placesFigure({ event, isAwaitingAllotment, placesLeft, waiting }: EventOffered): Figure {
  const { maximum } = event.places;
  if (isAwaitingAllotment)
    return {
      value: count(maximum),
      label: `places, given out together. ${askedSoFar(waiting)}`,
    };
  return {
    value: count(placesLeft),
    label:
      placesLeft > 0 || waiting === 0
        ? `of ${many(maximum, 'place')} left`
        : `places left, ${many(waiting, 'person waits', 'people wait')}`,
  };
}
