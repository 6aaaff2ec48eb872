import type { CheckStep } from '@trellis/core/lms';
import { jobActor } from '../actors.ts';
import { checkFacts } from './check-facts.ts';
import { addressStep, approvalStep, clockStep, launchStep, pluginStep } from './check-own-side.ts';
import { gradesStep, keysetStep, rosterStep, tokenStep } from './check-services.ts';
import type { TaskWork } from './work.ts';

/** Checks a connection link by link, from our own address to the LMS's clock. A link that is bad does not keep the others from being tried. */
export const checkConnection: TaskWork = async (installation, partnershipId, { registrationId }, report) => {
  const facts = await installation.bind(partnershipId, jobActor('lms'))((ctx) => checkFacts(ctx, registrationId));
  const { publicUrl, tool, now } = installation;
  const { services } = tool;
  const links: readonly (() => CheckStep | Promise<CheckStep>)[] = [
    () => addressStep(publicUrl, facts),
    () => approvalStep(facts),
    () => launchStep(facts),
    () => keysetStep(services, facts),
    () => tokenStep(services, facts),
    () => rosterStep(services, facts),
    () => gradesStep(services, facts),
    () => pluginStep(facts, now()),
    () => clockStep(facts),
  ];
  const steps: CheckStep[] = [];
  await report.note({ done: 0, steps });
  for (const link of links) {
    steps.push(await link());
    await report.note({ done: steps.length, steps: [...steps] });
  }
};
