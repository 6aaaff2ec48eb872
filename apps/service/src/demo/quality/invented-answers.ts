import type { Answers, FormStage, Question } from '@trellis/core/evaluation';
import type { Random } from '../random.ts';

/** Who answers, and how it went for them. */
export interface Answering {
  readonly stage: FormStage;
  readonly random: Random;
  /** An objective, counted from nought, that this person did not meet. */
  readonly unmet?: number | undefined;
  /** On a manager's sheet: when they talked. */
  readonly talkOn?: string | undefined;
}

/** What people write, by the question. Whoever invents an answer to another question writes nothing. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  gained: [
    'Hearing how the police decide what to do next',
    'That the family reads the report first',
    'How much the health visitor knows that I do not',
    'The case study: it could have been ours',
  ],
  'will-use': [
    'Ring the school before the meeting, not after it',
    'Write down what the child said in the child’s own words',
    'Bring the chronology to supervision',
    'Ask who else is in the house',
  ],
  'will-show': [
    'Fewer calls back from the front door',
    'My manager signs the report without asking',
    'Nobody is surprised at the meeting',
  ],
  'people-will-notice': [
    'They hear it from me first',
    'I ask, and wait for the answer',
    'Parents know what the plan says',
  ],
  comments: [
    'More time for the case study, please',
    'Too cold in the room until eleven',
    'Two trainers of two agencies made the difference',
    'Could have had half the slides',
    'I would have liked to hear what housing brings to a core group',
  ],
  'put-to-use': [
    'Used the questions on a home visit',
    'Wrote my part of a report with the family',
    'Not yet, nothing has come up',
    'Changed how our team keeps its notes',
  ],
  changed: [
    'Brings concerns to supervision early and writes them down at once',
    'Asks other agencies before deciding',
    'Speaks up in meetings',
  ],
};

/** An answer to every question that has ratings, and words now and then. */
export function inventAnswers(questions: readonly Question[], { stage, random, unmet, talkOn }: Answering): Answers {
  const ratings: Record<string, number> = {};
  const thinkingBack: Record<string, number> = {};
  const texts: Record<string, string> = {};
  for (const { item, lines, scale } of questions) {
    const top = scale?.labels.length ?? 0;
    for (const [index, { key, before, asksThinkingBack }] of lines.entries()) {
      const was = before ?? Math.min(top, random.weighted(BEFORE));
      if (asksThinkingBack) thinkingBack[key] = was;
      ratings[key] = stage === 'before' ? was : index === unmet ? 1 : laterThan(was, top, random);
    }
    const words = WORDS[item.id];
    if (words !== undefined && (item.isRequired || random.next() < OFTEN_WRITES)) texts[item.id] = random.pick(words);
  }
  return {
    ratings,
    thinkingBack,
    choices: {},
    texts,
    sharesPlan: stage === 'after' && random.next() < SHARES_PLAN,
    ...(talkOn === undefined ? {} : { talkOn }),
  };
}

/** How sure people are before, by how common it is. */
const BEFORE = [
  [1, 22],
  [2, 46],
  [3, 26],
  [4, 6],
] as const;

/** How many ranks they gain, by how common it is. */
const GAIN = [
  [0, 18],
  [1, 52],
  [2, 30],
] as const;

const OFTEN_WRITES = 0.45;
const SHARES_PLAN = 0.75;

function laterThan(before: number, top: number, random: Random): number {
  return Math.max(2, Math.min(top, before + random.weighted(GAIN)));
}
