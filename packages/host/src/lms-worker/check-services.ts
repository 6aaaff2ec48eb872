import type { CheckStep } from '@trellis/core/lms';
import { ServiceError, serviceScopes, type Registration, type Services } from '@trellis/lti-1p3';
import type { CheckFacts } from './check-facts.ts';

/** Whether the keys are there with which the LMS signs. */
export function keysetStep(services: Services, { registration }: CheckFacts): Promise<CheckStep> {
  return step('keyset', registration, async (known) => {
    const count = await services.checkKeyset(known);
    return count === 0
      ? { isGood: false, sentence: 'The keyset of the LMS holds no key that could sign a launch.' }
      : { isGood: true, sentence: `The keyset of the LMS was fetched; it holds ${counted(count, 'key')}.` };
  });
}

/**
 * The services with the scopes of which one is enough, each asked for by itself as it is when it is used: a platform may refuse a token for all because
 * it does not grant one. The gradebook is only read; its columns come with what a course author places.
 */
const SERVICES = [
  { scopes: [serviceScopes.namesAndRoles], what: 'rosters' },
  { scopes: [serviceScopes.lineItemsReadOnly, serviceScopes.lineItems], what: 'the gradebook' },
  { scopes: [serviceScopes.scores], what: 'scores' },
] as const;

async function isOneGranted(
  services: Services,
  registration: Registration,
  scopes: readonly string[],
): Promise<boolean> {
  for (const scope of scopes)
    try {
      if ((await services.checkToken(registration, [scope])).scopes.includes(scope)) return true;
    } catch (error) {
      if (!(error instanceof ServiceError && error.code === 'token.scope-refused')) throw error;
    }
  return false;
}

/** Whether the LMS lets us in: it fetches our own keys on the way, so this is also where it shows whether it reaches us. */
export function tokenStep(services: Services, { registration }: CheckFacts): Promise<CheckStep> {
  return step('token', registration, async (known) => {
    const lacks: string[] = [];
    for (const { scopes, what } of SERVICES) if (!(await isOneGranted(services, known, scopes))) lacks.push(what);
    const reached = 'The LMS reached Trellis for its keys';
    if (lacks.length === 0)
      return { isGood: true, sentence: `${reached} and gave access tokens, for rosters, the gradebook and scores.` };
    const allow = 'Allow that in the settings of the tool there';
    return lacks.length === SERVICES.length
      ? { isGood: false, sentence: `${reached}, but allows the tool none of its services. ${allow}.` }
      : {
          isGood: true,
          sentence: `${reached} and gave access tokens, but not for ${lacks.join(' or ')}. ${allow}, if it is wanted.`,
        };
  });
}

/** Whether the roster of a course can be read. One person is asked for, and nothing of her is kept. */
export function rosterStep(services: Services, { registration, rosterOf }: CheckFacts): Promise<CheckStep> {
  const url = rosterOf?.membershipsUrl;
  if (url === undefined)
    return Promise.resolve(
      notTried(
        'roster',
        'No course of this LMS has offered its roster yet. Open Trellis from a course, then check again.',
      ),
    );
  return step('roster', registration, async (known) => {
    await services.members(known, url, { limit: 1 }).next();
    return { isGood: true, sentence: `The roster of ${nameOf(rosterOf)} can be read.` };
  });
}

/** Whether the gradebook of a course can be read, and the LMS lets scores be sent to it. None is sent: there is nobody whose score it would be. */
export function gradesStep(services: Services, { registration, gradesOf }: CheckFacts): Promise<CheckStep> {
  const url = gradesOf?.lineItemsUrl;
  if (url === undefined)
    return Promise.resolve(
      notTried(
        'grades',
        'No course of this LMS has offered its gradebook yet. Open Trellis from a course, then check again.',
      ),
    );
  return step('grades', registration, async (known) => {
    const { value } = await services.lineItems(known, url).next();
    const count = Array.isArray(value) ? value.length : 0;
    const read = `The gradebook of ${nameOf(gradesOf)} can be read; it has ${counted(count, 'column')} of ours.`;
    return (await isOneGranted(services, known, [serviceScopes.scores]))
      ? { isGood: true, sentence: `${read} The LMS lets Trellis send scores.` }
      : {
          isGood: false,
          sentence: `${read} But the LMS does not let Trellis send scores. Allow the score service in the settings of the tool there.`,
        };
  });
}

async function step(
  id: CheckStep['id'],
  registration: Registration | undefined,
  ask: (registration: Registration) => Promise<{ readonly isGood: boolean; readonly sentence: string }>,
): Promise<CheckStep> {
  if (registration === undefined) return notTried(id, 'This LMS is not connected any more.');
  try {
    const { isGood, sentence } = await ask(registration);
    return { id, state: isGood ? 'good' : 'bad', sentence };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { id, state: 'bad', sentence: error.explanation };
  }
}

function notTried(id: CheckStep['id'], sentence: string): CheckStep {
  return { id, state: 'not-tried', sentence };
}

function nameOf(context: CheckFacts['rosterOf']): string {
  return context?.title === undefined ? 'a course' : `“${context.title}”`;
}

function counted(count: number, what: string): string {
  return `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;
}
