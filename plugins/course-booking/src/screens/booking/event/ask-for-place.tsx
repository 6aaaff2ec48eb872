import type { AccessNeeds, EventOffered, PostOffered } from '@trellis/core/bookings';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Checkbox, CheckboxGroup } from '@trellis/ui/checkbox-group';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { longDate } from '@trellis/ui/long-date';
import { RadioGroup } from '@trellis/ui/radio-group';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { askFaults } from './ask-faults.ts';
import { CannotAsk, FitsNote, PrerequisiteNote } from './ask-notes.tsx';
import { needChoices } from './need-words.ts';
import { agreeWords, priceLine } from '../price-words.ts';
import { askWords, wayOf } from './way.ts';

export interface AskForPlaceProps {
  readonly offer: EventOffered;
  readonly post: PostOffered | undefined;
  readonly onPost: (postId: string) => void;
  /** What each post's agency asks for that this course counts for. */
  readonly countsFor: (postId: string) => string;
  readonly todayOn: string;
  readonly onAsked: () => void;
}

/** The form that asks for a place: for which post, what she needs, and what she agrees to. */
export function AskForPlace({ offer, post, onPost, countsFor, todayOn, onAsked }: AskForPlaceProps) {
  const api = useApi();
  const { event, posts } = offer;
  const [kinds, setKinds] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [hasAgreed, agree] = useState(false);
  const [isIncomplete, setIncomplete] = useState(false);
  const asking = useAction();
  if (post === undefined) return <CannotAsk />;
  const chosen = post;
  const way = wayOf(offer, chosen);
  const faults = askFaults({ hasAgreed, kinds, note });
  const shown = isIncomplete ? faults : [];
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;

  function ask(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0) return;
    const needs: AccessNeeds = {
      kinds: kinds as AccessNeeds['kinds'],
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    asking.run(async () => {
      await api.bookings.book.mutate({
        eventId: event.id,
        postId: chosen.postId,
        acceptsTerms: true,
        ...(kinds.length === 0 ? {} : { needs }),
      });
      onAsked();
    });
  }

  return (
    <Card title="Ask for your place" id="ask">
      <Form label="Ask for your place" onSubmit={ask}>
        <ErrorSummary errors={shown} />
        <FaultNote title="We could not ask for your place" error={asking.error} />
        {posts.length > 1 ? (
          <RadioGroup
            id="post"
            label="Which post is this for?"
            hint="Its agency pays, and sees that you come."
            choices={posts.map((each) => ({
              value: each.postId,
              label: [each.jobTitle, each.agencyName].filter(Boolean).join(', '),
              detail: [priceLine(each.quote, each.agencyName, each.noPriceBecause), countsFor(each.postId)]
                .filter(Boolean)
                .join('. '),
            }))}
            value={chosen.postId}
            onChange={onPost}
          />
        ) : null}
        <FitsNote post={chosen} isAllotted={way.isAllotted} />
        <PrerequisiteNote post={chosen} />
        <CheckboxGroup
          id="needs"
          label="Do you need anything to take part?"
          hint="Only the coordinator and the trainers see this. We delete it after the course."
          choices={needChoices(event.mode)}
          value={kinds}
          onChange={setKinds}
        />
        {kinds.includes('other') ? (
          <TextField
            id="note"
            label="What do you need?"
            hint="In a few words. Please write nothing about your health that we need not know."
            value={note}
            onChange={setNote}
            error={errorOf('note')}
            maxLength={300}
          />
        ) : null}
        <Checkbox
          boxed
          id="agree"
          label={agreeWords({
            latePence: chosen.lateQuote?.totalPence ?? 0,
            deadlineOn: chosen.quote?.deadlineOn,
            agencyName: chosen.agencyName,
            todayOn,
            isPriceUnknown: chosen.noPriceBecause !== undefined,
          })}
          checked={hasAgreed}
          onChange={agree}
          error={errorOf('agree')}
        />
        <ButtonRow>
          <Button
            kind="main"
            type="submit"
            disabled={chosen.fits === 'closed' || isBlocked(chosen)}
            busy={asking.isBusy ? 'Asking' : undefined}
          >
            {askWords(way)}
          </Button>
          {way.isApproved && way.hasPlace && chosen.answerByOn !== undefined ? (
            <span className="muted small">We hold the place. The answer is due by {longDate(chosen.answerByOn)}.</span>
          ) : null}
        </ButtonRow>
      </Form>
    </Card>
  );
}

function isBlocked({ prerequisite }: PostOffered): boolean {
  return prerequisite.state === 'missing' && prerequisite.effect === 'block';
}
