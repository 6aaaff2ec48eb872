import { expect, test } from 'vitest';
import type { LtiToolContribution } from './contributions.ts';
import { definePlugin } from './define-plugin.ts';
import { loadPlugins } from './load.ts';
import { PluginFaults } from './plugin-faults.ts';

function faultsOf(path: string, tool: Partial<LtiToolContribution>): readonly string[] {
  const courses = definePlugin({
    id: 'courses-here',
    title: 'Courses',
    summary: 'Opens courses.',
    kind: 'tool',
    core: '^1.0.0',
    permissions: {},
    personalData: [],
    provides: () => ({
      screens: [{ id: 'course', title: 'Course', path, permission: 'signed-in', isInNavigation: false }],
      ltiTools: [{ id: 'course', title: 'A course', summary: 'Opens a course.', screen: 'course', ...tool }],
    }),
  });
  try {
    loadPlugins({ coursesHere: courses() }, { version: '1.4.0' });
    return [];
  } catch (error) {
    if (error instanceof PluginFaults) return error.faults.map(({ fault }) => fault);
    throw error;
  }
}

test('a tool that opens a whole address, or one with the course that is chosen, has no fault', () => {
  expect(faultsOf('/mine', {})).toEqual([]);
  expect(faultsOf('/courses/:ref', { choose: 'course', isGraded: true, icon: '<svg/>' })).toEqual([]);
});

test.each([
  ['/courses/:ref', {}, 'LTI tool course opens the path "/courses/:ref" without choosing what stands for :ref'],
  [
    '/courses',
    { choose: 'course' },
    'LTI tool course chooses a course, so the path "/courses" must have :ref in it, and nothing else that varies',
  ],
  [
    '/courses/:ref/:day',
    { choose: 'course' },
    'LTI tool course chooses a course, so the path "/courses/:ref/:day" must have :ref in it, and nothing else that varies',
  ],
  ['/mine', { isGraded: true }, 'LTI tool course is graded, so it must choose the course that the grade is for'],
  ['/mine', { icon: 'icon.png' }, 'LTI tool course has an icon that is not the text of an SVG document'],
] as const)('an LMS cannot open %s with %o', (path, tool, fault) => {
  expect(faultsOf(path, tool)).toEqual([fault]);
});
