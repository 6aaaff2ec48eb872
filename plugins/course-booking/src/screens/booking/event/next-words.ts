import type { Step } from '@trellis/ui/steps';
import { longDate } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import { linkShownWords } from '../event-words.ts';
import type { Way } from './way.ts';

/** What decides the way from asking to having a place. */
export interface WayFacts extends Way {
  readonly managerName: string | undefined;
  readonly answerByOn: string | undefined;
  readonly pricePence: number;
  readonly mode: 'classroom' | 'virtual';
  readonly linkShownHours: number;
}

/** The steps from asking to having a place, the first of them the one to do now. */
export function waySteps(facts: WayFacts): readonly Step[] {
  return [
    {
      title: 'You ask',
      text: facts.isAllotted
        ? 'It takes a minute. The coordinator gives the places out later.'
        : facts.hasPlace
          ? 'It takes a minute. We hold your place.'
          : 'It takes a minute. You get your place in the order.',
      state: 'here',
    },
    ...(facts.isApproved ? [approval(facts)] : []),
    ...(facts.isAllotted
      ? [{ title: 'Places are given out', text: 'In the order of asking, as far as each agency has room.' }]
      : facts.hasPlace
        ? []
        : [
            {
              title: 'A place comes free',
              text: 'It goes to the next in order whose agency has room. Nobody can jump the order.',
            },
          ]),
    {
      title: 'Your place is confirmed',
      text:
        facts.mode === 'virtual'
          ? `With a calendar entry. The joining link is shown ${linkShownWords(facts.linkShownHours)}.`
          : 'With a calendar entry and the way there.',
    },
  ];
}

function approval({ managerName, answerByOn, pricePence }: WayFacts): Step {
  const what =
    pricePence === 0 ? 'To the time; there is nothing to pay.' : `To the time and the ${pounds(pricePence)}.`;
  const by = answerByOn === undefined ? 'in 5 working days' : `by ${longDate(answerByOn)}`;
  return {
    title: managerName === undefined ? 'Your agency says yes' : `${managerName} says yes`,
    text: `${what} If there is no answer ${by}, we ask somebody else there.`,
  };
}
