import type { ServiceErrorCode } from '../services/errors.ts';
import type { Score } from '../services/scores.ts';
import { serviceScopes } from '../services/scopes.ts';
import type { FaultName } from './faults.ts';
import { all } from './service-bench.ts';
import type { ServiceBench } from './service-bench.ts';

/** One call to a platform and what must become of it, named after the rule that decides. */
export interface ServiceVector {
  readonly name: string;
  /** How the platform misbehaves. */
  readonly fault?: FaultName;
  /** How often; always, if not given. */
  readonly times?: number;
  readonly prepare?: (bench: ServiceBench) => void;
  readonly call: (bench: ServiceBench) => Promise<unknown>;
  /** `done`, or the code of the failure. */
  readonly expected: 'done' | ServiceErrorCode;
  /** What a call that is done must give, in part. */
  readonly gives?: unknown;
  /** What a failure must say besides its code, in part. */
  readonly says?: {
    readonly status?: number;
    readonly retryAfterSeconds?: number;
    readonly isWorthRetrying?: boolean;
    readonly detail?: RegExp;
  };
}

/** An ordinary score. */
export const score: Score = {
  userId: '6',
  at: new Date('2026-11-21T09:00:00.500Z'),
  activityProgress: 'Completed',
  gradingProgress: 'FullyGraded',
  given: 8,
  maximum: 10,
};

/** Calls that stand for all of their kind. */
export const calls = {
  token: ({ quickServices, registration }: ServiceBench) =>
    quickServices.checkToken(registration, [serviceScopes.namesAndRoles]),
  keyset: ({ quickServices, registration }: ServiceBench) => quickServices.checkKeyset(registration),
  members: ({ quickServices, registration, gradebook }: ServiceBench) =>
    all(quickServices.members(registration, gradebook.membershipsUrl)),
  lineItems: ({ quickServices, registration, gradebook }: ServiceBench) =>
    all(quickServices.lineItems(registration, gradebook.lineItemsUrl)),
  lineItem: ({ quickServices, registration, gradebook }: ServiceBench) =>
    quickServices.lineItem(registration, gradebook.lineItemUrl(1)),
  ensure: ({ quickServices, registration, gradebook }: ServiceBench) =>
    quickServices.ensureLineItem(registration, gradebook.lineItemsUrl, {
      label: 'Basics',
      scoreMaximum: 100,
      resourceId: 'basics',
    }),
  score: ({ quickServices, registration, gradebook }: ServiceBench) =>
    quickServices.sendScore(registration, gradebook.lineItemUrl(1), score),
  results: ({ quickServices, registration, gradebook }: ServiceBench) =>
    all(quickServices.results(registration, gradebook.lineItemUrl(1))),
};
