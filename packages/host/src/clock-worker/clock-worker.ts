import { clockWork } from '@trellis/store';
import type { Work } from '../worker/worker.ts';
import { askPeople } from './ask-people.ts';
import { releaseAnswers } from './release-answers.ts';
import { remindOfRegisters } from './remind-of-registers.ts';
import { sendNotices } from './send-notices.ts';
import { tendEvents } from './tend-events.ts';

/**
 * What comes about by itself as time goes by. No state of a place depends on when this runs: every action on an event does first what is due.
 *
 * @source house
 */
export const CLOCK_WORK: Work = {
  name: 'clock',
  where: ({ database, now }) => clockWork(database.app, now().toISOString()),
  parts: [
    { name: 'events', run: tendEvents, atOnce: 1 },
    { name: 'registers', run: remindOfRegisters, atOnce: 1 },
    { name: 'evaluation', run: askPeople, atOnce: 1 },
    { name: 'releases', run: releaseAnswers, atOnce: 1 },
    { name: 'letters', run: sendNotices, atOnce: 2 },
  ],
};
