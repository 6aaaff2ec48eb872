import { lazy } from 'react';

/** The screens of coordinators and trainers, each loaded when it is first opened. */
export const programme = {
  programme: lazy(async () => ({ default: (await import('./programme.tsx')).Programme })),
  'course-edit': lazy(async () => ({ default: (await import('./courses/course-edit.tsx')).CourseEdit })),
  'event-edit': lazy(async () => ({ default: (await import('./event/event-edit.tsx')).EventEdit })),
  'event-desk': lazy(async () => ({ default: (await import('./desk/event-desk.tsx')).EventDesk })),
  'my-events': lazy(async () => ({ default: (await import('./leading/my-events.tsx')).MyEvents })),
  'my-event': lazy(async () => ({ default: (await import('./leading/my-event.tsx')).MyEventPage })),
  register: lazy(async () => ({ default: (await import('./register/register.tsx')).Register })),
};
