import { useLink } from '@trellis/plugin/screens';
import { Tabs } from '@trellis/ui/tabs';

const PARTS = [
  { path: '/training', label: 'Find a course' },
  { path: '/my-bookings', label: 'My courses' },
  { path: '/my-bookings?when=waiting', label: 'My waiting lists' },
  { path: '/my-bookings?when=past', label: 'Past and cancelled' },
] as const;

/** The parts of courses, each with its own address: all dates, and the reader's own places. */
export function CoursesTabs({ current }: { readonly current: (typeof PARTS)[number]['path'] }) {
  const link = useLink();
  return (
    <Tabs
      label="Courses"
      items={PARTS.map(({ path, label }) => ({ href: link(path), label, current: path === current }))}
    />
  );
}
