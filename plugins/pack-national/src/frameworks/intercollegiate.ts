import type { CrosswalkRow, Framework, Pack, Requirement, Rule } from '@trellis/core/frameworks';
import type { z } from 'zod';

type HoursRule = Extract<z.input<typeof Rule>, { kind: 'hours' }>;
type Source = z.input<typeof Pack>['source'];

/** What one level of an intercollegiate document asks: hours in three years, and what goes with them. */
export interface LevelHours {
  readonly number: number;
  readonly hours: number;
  readonly participatoryShare?: number;
  readonly initial?: { readonly withinMonths: number; readonly hours: number };
  readonly other?: HoursRule['other'];
  /** Where it differs from the document's. */
  readonly source?: Source;
}

/** One edition of one of the two documents, as data. */
export interface IntercollegiateEdition {
  /** Begins every id: `ICDC` for children, `ICDA` for adults. */
  readonly prefix: 'ICDC' | 'ICDA';
  readonly domain: 'children' | 'adults';
  readonly pack: Pick<z.input<typeof Pack>, 'id' | 'title' | 'validFrom' | 'validTo' | 'status'>;
  readonly levels: readonly LevelHours[];
  readonly source: Source;
  readonly crosswalk?: readonly z.input<typeof CrosswalkRow>[];
}

const WINDOW_MONTHS = 36;
const house: Source = { document: 'house', note: 'the sources that were read state no such period' };
const who = { children: 'safeguarding children', adults: 'adult safeguarding' } as const;

/**
 * An edition as a pack. Each level is a group of staff and asks for its own hours only: a level takes in those below it, whose hours are then not asked
 * beside it.
 *
 * @source Intercollegiate documents, as told by secondary sources (a level includes the levels below it)
 */
export function intercollegiatePack(edition: IntercollegiateEdition): z.input<typeof Pack> {
  const { pack, source, crosswalk = [] } = edition;
  return {
    ...pack,
    version: '1.0.0',
    kind: 'professional framework',
    frameworks: [frameworkOf(edition)],
    requirements: edition.levels.map((level) => requirementOf(edition, level)),
    options: [
      {
        id: `HOUSE-${edition.prefix}-JOINT`,
        point: 'How much of an hour about both children and adults counts here?',
        readings: { a: 'all of it, in both', b: 'half of it in each' },
        default: 'a',
        source: { ...source, note: 'a joint hour may count to both (read in secondary sources)' },
      },
    ],
    crosswalk: [...crosswalk],
    source,
  };
}

function frameworkOf({ prefix, domain, pack, levels, source }: IntercollegiateEdition): z.input<typeof Framework> {
  return {
    id: pack.id,
    title: pack.title,
    levels: levels.map(({ number }) => ({
      id: `${prefix}-${number}`,
      number,
      title: `Level ${number}`,
      includes: [],
      intercollegiate: String(number),
      source,
    })),
    audiences: levels.map(({ number }) => ({
      id: `${prefix}-STAFF-${number}`,
      title: `Health staff who need level ${number} in ${who[domain]}`,
      level: `${prefix}-${number}`,
      source,
    })),
    competencies: [],
    severalRoles: 'highest',
    source,
  };
}

function requirementOf(
  { prefix, domain, source }: IntercollegiateEdition,
  { number, hours, participatoryShare = 0, initial, other = [], source: own = source }: LevelHours,
): z.input<typeof Requirement> {
  return {
    id: `${prefix}-L${number}`,
    title: `Level ${number}, ${who[domain]}`,
    summary: `Learn ${hours} hours about ${who[domain]} in every three years.`,
    appliesTo: { level: `${prefix}-${number}` },
    aliases: [`${prefix}-${number}`],
    clock: 'activity',
    rule: {
      kind: 'hours',
      id: `${prefix}-R${number}`,
      windowMonths: WINDOW_MONTHS,
      hours,
      participatoryShare,
      domain,
      jointHours: { option: `HOUSE-${prefix}-JOINT`, readings: { a: 'whole', b: 'half' } },
      ...(initial && { initial: { id: `${prefix}-R${number}-FIRST`, ...initial } }),
      other: [...other],
      first: { kind: 'within', of: { months: 12 } },
      noticeDays: 90,
      source: initial ? own : { ...own, note: [own.note, house.note].filter(Boolean).join('; first due: ') },
    },
    source: own,
  };
}
