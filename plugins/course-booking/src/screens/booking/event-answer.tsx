import type { EventOffered, PostOffered } from '@trellis/core/bookings';
import { Answer } from '@trellis/ui/answer';
import { Card } from '@trellis/ui/card';
import { Figures, type Figure } from '@trellis/ui/figures';
import { count } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import { sittingWords } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import { ledBy, lengthAndPlace, many } from './event-words.ts';
import { freeUntilLine } from './price-words.ts';

export interface EventAnswerProps {
  readonly offer: EventOffered;
  /** The post that she books for: its agency pays. */
  readonly post: PostOffered | undefined;
  readonly todayOn: string;
}

/** What, when, price, who pays, places left and the last free day. */
export function EventAnswer({ offer, post, todayOn }: EventAnswerProps) {
  const { event, course, trainers } = offer;
  const led = ledBy(trainers);
  return (
    <Answer
      context={lengthAndPlace(event)}
      title={course.title}
      more={
        <>
          <strong>{sittingWords(event.sessions)}.</strong> {led}
        </>
      }
    >
      <Card>
        <Figures
          items={[
            ...(post === undefined ? [] : [priceFigure(post)]),
            {
              value: count(offer.placesLeft),
              label:
                offer.placesLeft > 0 || offer.waiting === 0
                  ? `of ${many(event.places.maximum, 'place')} left`
                  : `places left, ${many(offer.waiting, 'person waits', 'people wait')}`,
            },
          ]}
        />
        {post?.quote === undefined || (post.lateQuote?.totalPence ?? 0) === 0 ? null : (
          <p className="card__foot">
            <StateMark state="due-soon">{freeUntilLine(post.quote, todayOn)}</StateMark>
          </p>
        )}
      </Card>
    </Answer>
  );
}

function priceFigure({ quote, agencyName }: PostOffered): Figure {
  const pence = quote?.totalPence ?? 0;
  return pence === 0
    ? { value: 'Free', label: `for you and for ${agencyName}` }
    : { value: pounds(pence), label: `paid by ${agencyName}, not by you` };
}
