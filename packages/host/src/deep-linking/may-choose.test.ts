import { parseRoles } from '@trellis/lti-1p3';
import { expect, test } from 'vitest';
import { mayChoose } from './may-choose.ts';

const inCourse = (name: string) => `http://purl.imsglobal.org/vocab/lis/v2/membership#${name}`;
const inHouse = (name: string) => `http://purl.imsglobal.org/vocab/lis/v2/institution/person#${name}`;
const user = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#User';

test.each([
  ['a teacher', [inCourse('Instructor')], true],
  ['a teaching assistant who learns elsewhere', [inCourse('Instructor'), inHouse('Student'), user], true],
  ['an administrator', [inHouse('Administrator'), user], true],
  ['somebody of whom only an unknown role is named', ['https://lms.example/roles#Designer'], true],
  ['somebody of whom nothing is named', [], true],
  ['a user of the system', [user], true],
  ['a learner', [inCourse('Learner')], false],
  ['a learner in the short form', ['Learner'], false],
  ['a learner as Canvas sends her', [inHouse('Student'), inCourse('Learner'), user], false],
])('%s: may choose what stands in a course is %o', (_, roles, expected) => {
  expect(mayChoose(parseRoles(roles))).toBe(expected);
});
