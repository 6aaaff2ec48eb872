import pg from 'pg';

/** Types of PostgreSQL by their object number, with the array type's beside it. */
const int8 = [20, 1016] as const;
const date = [1082, 1182] as const;
const timestamptz = [1184, 1185] as const;

/**
 * Every session: instants in UTC, and neither just-in-time compiling nor, for a few thousand rows, workers beside: starting them takes longer than our
 * short queries do, and ten times as long as PostgreSQL thinks.
 */
const sessionSettings = '-c TimeZone=UTC -c jit=off -c parallel_setup_cost=10000';

/**
 * What a `pg` pool or client needs so that values arrive as Trellis uses them: dates as 'YYYY-MM-DD', instants as RFC 3339 with milliseconds,
 * `bigint` as number and `numeric` as string; arrays alike. `infinity` stays the word.
 *
 * @param role - the role to work under, if it is not the one that signs in
 * @param more - further startup options, in PostgreSQL's own form
 */
export function sessionConfig(role?: string, more?: string): Pick<pg.ClientConfig, 'options' | 'types'> {
  const options = [more, sessionSettings, role === undefined ? undefined : `-c role=${role}`];
  return {
    options: options.filter((part) => part !== undefined).join(' '),
    types: { getTypeParser } as pg.CustomTypesConfig,
  };
}

/** An instant as PostgreSQL prints it in UTC ('2026-04-01 09:30:00.125+00') as RFC 3339. Microseconds are cut off. */
function instantFromText(text: string): string {
  return text.endsWith('infinity') ? text : new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString();
}

type Parser = (text: string) => unknown;

const textArray = pg.types.getTypeParser(1009 as never) as (text: string) => (string | null)[];
const same = (text: string): string => text;

const parsers = new Map<number, Parser>([
  ...forBoth(int8, Number),
  ...forBoth(date, same),
  ...forBoth(timestamptz, instantFromText),
]);

function forBoth([single, array]: readonly [number, number], parse: Parser): [number, Parser][] {
  return [
    [single, parse],
    [array, (text) => textArray(text).map((item) => (item === null ? null : parse(item)))],
  ];
}

function getTypeParser(type: number, format?: 'text' | 'binary'): unknown {
  const own = format === 'binary' ? undefined : parsers.get(type);
  return own ?? pg.types.getTypeParser(type, format as 'text');
}
