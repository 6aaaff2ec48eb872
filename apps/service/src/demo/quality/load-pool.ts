import { dateOf, dayOf, localDate, type Context, type Stores } from '@trellis/core';
import {
  saveTrainer,
  saveTrainerAvailability,
  saveTrainerSettings,
  Trainer,
  type TrainerApproval,
} from '@trellis/core/trainers';
import type { DemoPeople } from '../people/demo-people.ts';
import { courseCalled } from './load-standards.ts';

/** For how long training for trainers counts in Avonmere, months: Dev's of March 2022 runs out in spring 2027. */
const TRAINING_COUNTS_MONTHS = 60;

/** What is known of the pool beyond who is in it: what they are approved for and until when, when they are free, and what agencies have agreed to give. */
export async function loadPool(ctx: Context<Stores>, people: DemoPeople): Promise<void> {
  const today = localDate(ctx.now, ctx.timeZone);
  const on = (days: number) => dateOf(dayOf(today) + days);
  await saveTrainerSettings(ctx, {
    trainingCounts: { months: TRAINING_COUNTS_MONTHS, from: today },
    warnMonths: 6,
    targets: [
      { agencyId: people.agencyId('RH'), eventsPerYear: 8 },
      { agencyId: people.agencyId('POL'), eventsPerYear: 6 },
      { agencyId: people.agencyId('ICB'), eventsPerYear: 4 },
      { agencyId: people.agencyId('AC'), eventsPerYear: 4 },
    ],
  });
  const marcia = await people.person('RH', 'RH-1002');
  const dev = await people.person('POL', 'POL-1002');
  const known = new Map(
    (await ctx.store.trainers.byPeople([marcia, dev])).map((trainer) => [trainer.personId, trainer]),
  );
  const approved = async (expiring: Readonly<Record<string, string>>): Promise<TrainerApproval[]> => {
    const approvals: TrainerApproval[] = [];
    for (const ref of ['SG-2', 'SG-2R', 'SG-3', 'SG-EY', 'ICP'])
      approvals.push({
        courseId: await courseCalled(ctx, ref),
        approvedOn: on(-700),
        ...(expiring[ref] === undefined ? {} : { expiresOn: expiring[ref] }),
      });
    return approvals;
  };
  await saveTrainer(ctx, {
    ...Trainer.parse(known.get(marcia)),
    knowledge: ['Neglect', 'Very young children'],
    approvals: await approved({}),
  });
  await saveTrainer(ctx, {
    ...Trainer.parse(known.get(dev)),
    knowledge: ['Section 47 enquiries', 'Exploitation'],
    approvals: await approved({ 'SG-EY': on(110) }),
  });
  await saveTrainerAvailability(ctx, {
    personId: marcia,
    availability: { kind: 'but-for', days: [{ from: on(25), to: on(38) }] },
  });
  await saveTrainerAvailability(ctx, {
    personId: await people.person('ICB', 'ICB-1002'),
    availability: {
      kind: 'but-for',
      days: [
        { from: on(50), to: on(60) },
        { from: on(100), to: on(104) },
      ],
    },
  });
}
