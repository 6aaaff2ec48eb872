import type { CheckStep, LmsTask } from '@trellis/core/lms';
import type { CheckResult } from '@trellis/ui/live-check';
import { longTime } from '@trellis/ui/long-date';

/** What is true of each link of the chain when it holds, when it does not, and when nobody has looked. */
const TITLES: Readonly<Record<CheckStep['id'], Readonly<Record<CheckStep['state'], string>>>> = {
  address: {
    good: 'Trellis has an address for LMSs',
    bad: 'No LMS can use the address of Trellis',
    'not-tried': 'Which address Trellis has',
  },
  approval: { good: 'You approved it', bad: 'It is not approved', 'not-tried': 'Whether it is approved' },
  launch: { good: 'People sign in', bad: 'Sign-in does not work', 'not-tried': 'Whether people can sign in' },
  keyset: {
    good: 'We can read the keys of the LMS',
    bad: 'We cannot read the keys of the LMS',
    'not-tried': 'Whether we can read the keys of the LMS',
  },
  token: {
    good: 'The LMS can read our keys',
    bad: 'The LMS does not accept our keys',
    'not-tried': 'Whether the LMS can read our keys',
  },
  roster: {
    good: 'Rosters can be read',
    bad: 'Rosters cannot be read',
    'not-tried': 'Whether rosters can be read',
  },
  grades: {
    good: 'Completions can be sent back',
    bad: 'Completions cannot be sent back',
    'not-tried': 'Whether completions can be sent back',
  },
  plugin: {
    good: 'The plugin tells us what happens',
    bad: 'The plugin does not tell us what happens',
    'not-tried': 'Whether a plugin tells us what happens',
  },
  clock: { good: 'Clocks agree', bad: 'Clocks do not agree', 'not-tried': 'Whether clocks agree' },
};

const RESULTS: Readonly<Record<CheckStep['state'], CheckResult>> = {
  good: 'passes',
  bad: 'fails',
  'not-tried': 'unknown',
};

/** The links of the chain in the order in which they are looked at. */
export const CHECK_ORDER = Object.keys(TITLES) as readonly CheckStep['id'][];

/** One line of the check. */
export interface CheckLine {
  readonly id: CheckStep['id'];
  readonly result: CheckResult;
  readonly title: string;
  readonly text: string;
}

/** A line for every link of the chain from the beginning, so that nothing moves while results come in. */
export function checkLines(task: Pick<LmsTask, 'state' | 'steps'> | undefined): readonly CheckLine[] {
  const found = new Map((task?.steps ?? []).map((step) => [step.id, step]));
  const isUnderWay = task?.state === 'waiting' || task?.state === 'running';
  const next = CHECK_ORDER.find((id) => !found.has(id));
  return CHECK_ORDER.map((id): CheckLine => {
    const step = found.get(id);
    if (step !== undefined)
      return { id, result: RESULTS[step.state], title: TITLES[id][step.state], text: step.sentence };
    return {
      id,
      result: isUnderWay ? 'waits' : 'unknown',
      title: TITLES[id]['not-tried'],
      text: isUnderWay
        ? id === next && task.state === 'running'
          ? 'We are looking now.'
          : 'Comes in its turn.'
        : 'Nobody has looked yet.',
    };
  });
}

/** How far a check is, or what it found, in one sentence that is also read out. */
export function checkSummary(
  task: Pick<LmsTask, 'state' | 'steps' | 'endedAt' | 'fault'> | undefined,
  timeZone: string,
): string {
  if (task === undefined) return 'Nobody has run this check yet.';
  const steps = task.steps ?? [];
  switch (task.state) {
    case 'waiting':
      return 'The check begins in a moment.';
    case 'running':
      return `${steps.length} of ${CHECK_ORDER.length} looked at.`;
    case 'failed':
      return `The check did not come to its end. ${task.fault ?? 'Run it again.'}`;
    case 'done': {
      const bad = steps.filter((step) => step.state === 'bad');
      const when = task.endedAt === undefined ? '' : ` Looked at on ${longTime(task.endedAt, timeZone)}.`;
      if (bad.length === 0)
        return `${steps.every((step) => step.state === 'good') ? 'Everything works.' : 'All that could be tried works.'}${when}`;
      return `${bad.length === 1 ? 'One thing does' : `${bad.length} things do`} not work: ${bad.map((step) => inASentence(TITLES[step.id].bad)).join('; ')}.${when}`;
    }
  }
}

function inASentence(title: string): string {
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}
