import { Card } from '@trellis/ui/card';
import { Stack } from '@trellis/ui/layout';
import { PageHead } from '@trellis/ui/page-head';
import { Ticks } from '@trellis/ui/ticks';

const CAN_DO = [
  'Use every page with the keyboard alone. The first press of Tab offers to skip to the main content.',
  'Enlarge the text, or use a screen 320 pixels wide, without scrolling sideways.',
  'Listen to every page with a screen reader. Charts have a sentence or a table that says the same.',
  'Tell states apart without colour: each has a shape, a pattern and words.',
  'Use high contrast and reduced motion as your device is set.',
];

/** How far the pages can be used by everybody, how that was tested, and what to do where they cannot. */
export function Accessibility() {
  return (
    <>
      <PageHead
        title="Accessibility"
        lead="Everybody who needs safeguarding learning must be able to use these pages."
      />
      <div className="section">
        <Stack gap="wide">
          <Card title="What you can do">
            <Ticks items={CAN_DO.map((text) => ({ sign: 'current', text }))} />
          </Card>
          <Card title="What we aim for">
            <p>
              The pages are built to the Web Content Accessibility Guidelines 2.2, level AA. They are tested with an
              automatic checker on every screen, and by keyboard alone. Your partnership publishes its own statement for
              the service as a whole.
            </p>
          </Card>
          <Card title="Where it does not work for you">
            <p>
              Tell your agency’s training lead, or whoever looks after your LMS: which page, what you tried, and what
              you use to read it. Until it is put right they can tell you what your pathway says, and send you your
              record on paper.
            </p>
          </Card>
        </Stack>
      </div>
    </>
  );
}
