import type { Context, Stores } from '@trellis/core';
import { ZodObject, type z } from 'zod';
import type { AppRouter } from '../app-router.ts';
import type { ProcedureMeta } from '../trpc.ts';
import type { RestRoute } from './route.ts';

/** A path of the REST door that answers with CSV, row by row, from an open transaction. */
export interface CsvRoute extends RestRoute {
  /** POST where the question is personal and must not stand in an address; it changes nothing either way. */
  readonly method: 'GET' | 'POST';
  /** The procedure whose permission decides. */
  readonly procedure: string;
  readonly input: ZodObject;
  readonly fileName: string;
  /** Lines with their line ends, the header first. */
  readonly lines: (ctx: Context<Stores>, input: unknown) => AsyncIterable<string>;
}

/** One method and path of the REST door with what stands behind it. */
export interface Endpoint extends RestRoute {
  readonly procedure: string;
  readonly input: ZodObject;
  /** Absent: it answers with CSV. */
  readonly output: z.ZodType | undefined;
  readonly csv: CsvRoute | undefined;
}

interface ProcedureParts {
  readonly meta?: ProcedureMeta;
  readonly inputs: readonly unknown[];
  readonly output?: z.ZodType;
}

/**
 * Every path of the REST door: the procedures that say they have one, and the CSV streams beside them.
 *
 * @throws Error when a procedure with a path has no object as input or no output schema: the document could not describe it
 */
export function endpointsOf(router: AppRouter, csvRoutes: readonly CsvRoute[]): readonly Endpoint[] {
  const procedures = Object.entries(
    router._def.procedures as unknown as Record<string, { readonly _def: ProcedureParts }>,
  );
  return [
    ...procedures.flatMap(([path, { _def }]) =>
      _def.meta?.rest === undefined ? [] : [endpointOf(path, _def.meta.rest, _def)],
    ),
    ...csvRoutes.map((csv) => ({ ...csv, output: undefined, csv })),
  ];
}

function endpointOf(path: string, route: RestRoute, parts: ProcedureParts): Endpoint {
  const [input, ...more] = parts.inputs;
  if (!(input instanceof ZodObject) || more.length > 0)
    throw new Error(`${path} is reached over REST, so it needs one object as input`);
  if (parts.output === undefined) throw new Error(`${path} is reached over REST, so it needs an output schema`);
  return { ...route, procedure: path, input, output: parts.output, csv: undefined };
}
