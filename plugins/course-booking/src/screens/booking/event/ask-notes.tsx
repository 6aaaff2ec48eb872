import type { PostOffered } from '@trellis/core/bookings';
import { useLink, useSession } from '@trellis/plugin/screens';
import { ButtonLink, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Note } from '@trellis/ui/note';
import { Stack } from '@trellis/ui/layout';

/** What stands where the form would be for somebody who cannot ask: because we do not know her, or because she has no post that day. */
export function CannotAsk() {
  const isKnown = useSession().personId !== undefined;
  const link = useLink();
  return (
    <Card title="Ask for your place" id="ask">
      {isKnown ? (
        <p>You have no post on the day of this course, so there is no agency that would pay. Ask your agency’s lead.</p>
      ) : (
        <Stack>
          <p>We do not know yet which record is yours, so we cannot say what this costs and who pays.</p>
          <ButtonRow>
            <ButtonLink kind="main" href={link('/welcome')}>
              Say who you are
            </ButtonLink>
          </ButtonRow>
        </Stack>
      )}
    </Card>
  );
}

/** That there is no place at once, and what asking does then; nothing where there is one. */
export function FitsNote({ post, isAllotted }: { readonly post: PostOffered; readonly isAllotted: boolean }) {
  if (isAllotted && post.fits !== 'closed')
    return (
      <Note state="wait" title="Places are given out later">
        The coordinator gives them out in the order of asking, as far as each agency has room.
      </Note>
    );
  switch (post.fits) {
    case 'place':
      return null;
    case 'waiting':
      return (
        <Note state="wait" title="There is no place free for you now">
          Join the waiting list. When a place comes free, it goes to the next in order, and we tell you.
        </Note>
      );
    case 'agency-limit':
      return (
        <Note state="wait" title={`${post.agencyName} has all the places it can have for now`}>
          Join the waiting list. You keep your order, and get a place when your agency has room again.
        </Note>
      );
    case 'closed':
      return (
        <Note state="exempt" title="Places cannot be asked for now">
          Booking is closed, or has not begun yet.
        </Note>
      );
  }
}

/** That something should come before this course and is not on record; nothing where it is. */
export function PrerequisiteNote({ post }: { readonly post: PostOffered }) {
  const { state, effect, duty } = post.prerequisite;
  if (state !== 'missing') return null;
  return effect === 'block' ? (
    <Note state="fault" title="Something comes before this course">
      {duty} We have no record of it for you, so you cannot book this yet.
    </Note>
  ) : (
    <Note state="due-soon" title="Something comes before this course">
      {duty} We have no record of it for you. You can ask; your manager will be asked to say when you did it.
    </Note>
  );
}
