import { useLink } from '@trellis/plugin/screens';
import { Tabs } from '@trellis/ui/tabs';

/** What waits, and what came of it. */
export function FeedbackTabs({ current }: { readonly current: '/feedback' | '/my-plan' }) {
  const link = useLink();
  return (
    <Tabs
      label="Feedback"
      items={[
        { href: link('/feedback'), label: 'To answer', current: current === '/feedback' },
        { href: link('/my-plan'), label: 'My plan', current: current === '/my-plan' },
      ]}
    />
  );
}
