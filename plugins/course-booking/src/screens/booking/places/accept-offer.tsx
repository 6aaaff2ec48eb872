import type { BookingShown } from '@trellis/core/bookings';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Checkbox } from '@trellis/ui/checkbox-group';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Note } from '@trellis/ui/note';
import { useState } from 'react';
import { agreeWords, lateOfferWords } from '../price-words.ts';

export interface AcceptOfferProps {
  readonly shown: BookingShown;
  readonly todayOn: string;
  readonly onDone: (words: string) => void;
}

/** Takes an offered place or lets it go. A place offered late is charged whatever happens, so that is agreed to first. */
export function AcceptOffer({ shown, todayOn, onDone }: AcceptOfferProps) {
  const api = useApi();
  const { booking, course, lateQuote, quote, agencyName } = shown;
  const [hasAgreed, agree] = useState(false);
  const [isIncomplete, setIncomplete] = useState(false);
  const answering = useAction();
  const late = lateQuote?.totalPence ?? 0;

  function accept(): void {
    setIncomplete(!hasAgreed);
    if (!hasAgreed) return;
    answering.run(async () => {
      await api.bookings.acceptOffer.mutate({ bookingId: booking.id, acceptsTerms: true });
      onDone(`You have a place on ${course.title}.`);
    });
  }
  function decline(): void {
    answering.run(async () => {
      await api.bookings.declineOffer.mutate({ bookingId: booking.id });
      onDone(`You let the place on ${course.title} go. Nothing is charged.`);
    });
  }
  return (
    <Form label="Take the place that is offered" onSubmit={accept}>
      {booking.offer?.isLate && late > 0 ? (
        <Note state="due-soon" title="It can no longer be given up without charge">
          {lateOfferWords(late, agencyName)}
        </Note>
      ) : null}
      <Checkbox
        boxed
        label={agreeWords({ latePence: late, deadlineOn: quote?.deadlineOn, agencyName, todayOn })}
        checked={hasAgreed}
        onChange={agree}
        error={isIncomplete && !hasAgreed ? 'Agree to what is paid if you do not come' : undefined}
      />
      <FaultNote title="Your answer was not kept" error={answering.error} />
      <ButtonRow>
        <Button kind="main" type="submit" busy={answering.isBusy ? 'Answering' : undefined}>
          Take the place
        </Button>
        <Button onPress={decline}>Let it go</Button>
      </ButtonRow>
    </Form>
  );
}
