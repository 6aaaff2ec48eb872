import { Card } from '@trellis/ui/card';
import { Columns, Stack } from '@trellis/ui/layout';
import { PageHead } from '@trellis/ui/page-head';
import { StateMark, states, stateWords, type State } from '@trellis/ui/state-mark';
import { Row, Rows } from '@trellis/ui/rows';

const MEANINGS: Readonly<Record<State, string>> = {
  overdue: 'The day by which it was due has passed. The due day itself still counts.',
  'due-soon': 'It is still in order, and has to be renewed soon.',
  current: 'It is in order until the day that is shown.',
  upcoming: 'It has been asked of you, and you have time to do it for the first time.',
  exempt: 'It need not be done until the day that is shown, for a reason that somebody agreed.',
  unknown: 'Somebody has still to tell us something. It counts neither as done nor as missed.',
};

/** What somebody asks who looks after an LMS, and where the answer is. */
const LOOKING_AFTER: readonly (readonly [string, string])[] = [
  [
    'Connect an LMS',
    'Connected LMSs, “Connect another LMS”: a code for the plugin of a Moodle, or an address with which any LMS registers itself.',
  ],
  [
    'Something between the LMS and Trellis does not work',
    'Connected LMSs, “Check”: it goes through the whole chain and says at each link what to do.',
  ],
  [
    'People completed a course in the LMS and it does not count',
    'LMS courses: say what it counts as. Those of years ago then count too.',
  ],
  [
    'An LMS tells of somebody whom we do not know for certain',
    'Import, “People from LMSs”: a coordinator decides whose record it is.',
  ],
  [
    'A completion here is not in the gradebook of the LMS',
    'Connected LMSs, “Completions sent back”: each says why, and can be tried again.',
  ],
];

/** What the words on the pages mean, and whom to ask. */
export function Help() {
  return (
    <>
      <PageHead title="Help" lead="What the words mean, and whom to ask." />
      <Columns spaced>
        <Stack gap="wide">
          <Card title="What each state means">
            <Rows>
              {states.map((state) => (
                <Row
                  key={state}
                  title={<StateMark state={state}>{stateWords[state]}</StateMark>}
                  detail={MEANINGS[state]}
                />
              ))}
            </Rows>
          </Card>
          <Card title="If you look after an LMS">
            <Rows>
              {LOOKING_AFTER.map(([title, detail]) => (
                <Row key={title} title={title} detail={detail} />
              ))}
            </Rows>
          </Card>
        </Stack>
        <Card title="Whom to ask">
          <Rows>
            <Row
              title="Something about me is wrong"
              detail="Your agency’s training lead can correct your posts and your evidence."
            />
            <Row
              title="I did a course and it is not here"
              detail="If you did it in an LMS that is connected, it comes by itself, mostly within minutes; somebody may first have to say what the course counts as. Otherwise ask your agency’s training lead to send it to us."
            />
            <Row
              title="I do not see my own page"
              detail="Open it from your LMS. If we do not know you yet, your manager can give you a code."
            />
            <Row
              title="A page does not open"
              detail="Try “open in a new window” in your LMS. If it still fails, give the reference on the page to whoever looks after the LMS."
            />
          </Rows>
        </Card>
      </Columns>
    </>
  );
}
