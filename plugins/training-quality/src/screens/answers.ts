import type { ScreenServices } from '@trellis/plugin/screens';

type Api = ScreenServices['api'];

/** A course version's checklist as the service shows it. */
export type DesignShown = Awaited<ReturnType<Api['standards']['design']['query']>>;

/** An agency's request in a list. */
export type EndorsementListed = Awaited<ReturnType<Api['standards']['endorsements']['query']>>['rows'][number];

/** An agency's request by itself, with the set that it is held against. */
export type EndorsementShown = Awaited<ReturnType<Api['standards']['endorsement']['query']>>;

/** An observed session in a list. */
export type ObservationListed = Awaited<ReturnType<Api['quality']['observations']['query']>>['rows'][number];

/** An observed session by itself, as whoever asks may read it. */
export type ObservationShown = Awaited<ReturnType<Api['quality']['observation']['query']>>;

/** A course review in a list. */
export type ReviewListed = Awaited<ReturnType<Api['quality']['reviews']['query']>>['rows'][number];

/** A course review by itself, with its causes in words and what was agreed. */
export type ReviewShown = Awaited<ReturnType<Api['quality']['review']['query']>>;

/** An action with what it came of. */
export type ActionListed = Awaited<ReturnType<Api['quality']['actions']['query']>>['rows'][number];

/** How many sessions of a period are looked at in depth, and which were chosen. */
export type SamplingPlanListed = Awaited<ReturnType<Api['quality']['samplingPlans']['query']>>['rows'][number];

/** A year of training quality in figures. */
export type YearShown = Awaited<ReturnType<Api['quality']['summary']['query']>>;

/** A lesson of a case review with its courses. */
export type LessonListed = Awaited<ReturnType<Api['quality']['lessons']['query']>>['rows'][number];
