import { useLoad } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Steps } from '@trellis/ui/steps';

/** What the service tells anybody about itself. */
interface About {
  /** Where the pretend LMS of a demonstration is. */
  readonly demoLmsUrl?: string;
}

/** What somebody sees who is not signed in: how to get in, and in a demonstration where to click. */
export function Start() {
  const about = useLoad(async () => (await (await fetch('/about')).json()) as About, []);
  const demo = about.answer?.demoLmsUrl;
  if (demo !== undefined)
    return (
      <>
        <Answer
          context="A demonstration with invented people"
          title="See what one practitioner must learn, why and by when."
          more="Open the pretend LMS, choose a person, and launch My safeguarding learning as they would."
          actions={
            <ButtonLink kind="main" href={demo}>
              Open the demo LMS
            </ButtonLink>
          }
        />
        <Card title="Three clicks">
          <Steps
            kind="list"
            items={[
              {
                title: 'Open the demo LMS',
                text: 'It stands in for the Moodle or Totara that a council already runs.',
              },
              {
                title: 'Choose a person',
                text: 'Chloe works in a nursery and helps at a youth club. Jo looks after a hospital’s training.',
              },
              { title: 'Open the activity', text: 'The page you then see inside the LMS is Trellis.' },
            ]}
          />
        </Card>
      </>
    );
  return (
    <Answer
      context="Trellis"
      title="Sign in from your LMS."
      more="Open My safeguarding learning in the learning system of your organisation. If somebody sent you a sign-in link, open that link instead."
    />
  );
}
