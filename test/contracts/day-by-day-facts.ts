/** Rules and people as somebody with a calendar would note them down; every choice of reading already made. */

export interface Competency {
  readonly id: string;
  readonly units: readonly string[];
}

export interface Ask {
  readonly id: string;
  readonly alsoCalled: readonly string[];
  readonly level?: string;
  readonly kinds?: readonly string[];
  readonly competencies: readonly Competency[];
  /** Null: once. */
  readonly months: number | null;
  readonly quicker?: { readonly months: number; readonly flags: readonly string[]; readonly groups: readonly string[] };
  readonly first: { readonly months: number } | { readonly days: number } | 'before-role';
  readonly agencyMay: 'either' | 'shorter' | 'none';
  readonly clock: 'activity' | 'sign-off';
  /** Kinds of evidence; absent: all but attendance. */
  readonly counted?: readonly string[] | undefined;
  /** What is to be held before. */
  readonly before?: { readonly ids: readonly string[]; readonly effect: 'warn' | 'block' };
  readonly hours?: {
    readonly windowMonths: number;
    readonly amount: number;
    readonly leadAmount: number;
    readonly share: number;
    readonly domain: 'children' | 'adults' | undefined;
    /** The part that counts of an hour about both. */
    readonly joint: number;
    readonly initial:
      | { readonly withinMonths: number; readonly amount: number; readonly leadAmount: number }
      | undefined;
  };
  readonly times?: {
    readonly amount: number;
    readonly leadAmount: number;
    readonly yearFrom?: string;
    readonly months?: number;
  };
  readonly changes?: readonly { readonly on: string; readonly withinDays: number }[];
  readonly edition?: { readonly id: string; readonly on: string; readonly withinMonths: number };
}

/** The rules that were in force from a day (absent: always) until the next book. */
export interface Book {
  readonly from?: string;
  readonly groups: Readonly<Record<string, string | null>>;
  /** Lowest first. */
  readonly levels: readonly string[];
  readonly includes: Readonly<Record<string, readonly string[]>>;
  readonly several: 'union' | 'highest';
  readonly alike: readonly (readonly [string, string])[];
  readonly asks: readonly Ask[];
}

export interface DayPost {
  readonly startsOn: string;
  readonly endsOn?: string;
  readonly kind?: string;
  readonly flags: readonly string[];
  readonly groups: readonly { readonly from: string; readonly ids: readonly string[] }[];
  readonly overrides: readonly { readonly requirement?: string; readonly months: number; readonly from?: string }[];
}

export interface DayEvidence {
  readonly kind: string;
  readonly satisfies: readonly string[];
  readonly achievedOn: string;
  readonly signedOffOn?: string;
  readonly hours?: number;
  readonly participatoryHours?: number;
  readonly domain?: 'children' | 'adults' | 'both';
}

export interface DayPerson {
  readonly posts: readonly DayPost[];
  readonly evidence: readonly DayEvidence[];
  readonly books: readonly Book[];
  readonly readings: Readonly<Record<string, string>>;
}
