import type { FormItem } from '@trellis/core/frameworks';
import type { z } from 'zod';

type Item = z.input<typeof FormItem>;

const SCALE = 'BN-KNOWLEDGE';

/** The scale, from the lowest rank: as printed with its four columns, and without the one that has no label. */
export const scales = {
  option: 'AMB-EV-1',
  readings: {
    a: [{ id: SCALE, labels: ['Not sure', 'Some knowledge', 'Good knowledge', 'Confident'] }],
    b: [{ id: SCALE, labels: ['Not sure', 'Knowledge', 'Confident'] }],
  },
};

const objectives: Item = {
  kind: 'objectives',
  id: 'objectives',
  title: 'How sure are you of each of these?',
  hint: 'The same objectives before the course, after it and some months later',
  stages: ['before', 'after', 'follow-up'],
  isRequired: true,
  scale: SCALE,
};

const rest: readonly Item[] = [
  { kind: 'text', id: 'gained', title: 'What do you take away most of all?', stages: ['after'] },
  {
    kind: 'text',
    id: 'will-use',
    title: 'What will you do differently at work?',
    hint: 'This is your action plan. Your manager reads it only if you share it.',
    stages: ['after'],
    isPlan: true,
  },
  {
    kind: 'text',
    id: 'will-show',
    title: 'What will show you that your work is better for it?',
    stages: ['after'],
    isPlan: true,
  },
  {
    kind: 'text',
    id: 'people-will-notice',
    title: 'What will the children or adults you work with notice?',
    stages: ['after'],
    isPlan: true,
  },
  { kind: 'text', id: 'comments', title: 'Anything else about the day?', stages: ['after'] },
  {
    kind: 'text',
    id: 'put-to-use',
    title: 'What have you put to use since?',
    hint: 'An example is enough, without names of families',
    stages: ['follow-up'],
  },
  {
    kind: 'text',
    id: 'changed',
    title: 'What has changed in how they work?',
    hint: 'What you and they found when you talked about it',
    stages: ['manager'],
    isRequired: true,
  },
];

/** The questions, and the same without a sheet before the course. */
export const items = {
  option: 'AMB-EV-4',
  readings: {
    a: [objectives, ...rest],
    b: [{ ...objectives, stages: ['after', 'follow-up'] } satisfies Item, ...rest],
  },
};
