/** A column of the gradebook, as the Assignment and Grade Services show it. */
export interface GradebookColumn {
  /** Unique in the whole platform. */
  readonly number: number;
  readonly courseId: string;
  label: string;
  scoreMaximum: number;
  resourceId?: string;
  tag?: string;
  resourceLinkId?: string;
}

/** What a tool last said of one person in one column. */
export interface GradebookScore {
  readonly userId: string;
  readonly timestamp: string;
  /** Out of the column's maximum. */
  readonly given?: number;
  readonly activityProgress: string;
  readonly gradingProgress: string;
  readonly comment?: string;
}

/** All that a gradebook holds, as plain data. */
export interface GradebookKept {
  /** The highest number that a column has had. */
  readonly last: number;
  readonly columns: readonly GradebookColumn[];
  readonly scores: readonly (GradebookScore & { readonly number: number })[];
}

/** The grades of the pretend LMS. A person has completed what she has full marks for. */
export interface Gradebook {
  /** For a gradebook that goes on where this one is. */
  kept(): GradebookKept;
  columns(courseId: string): readonly GradebookColumn[];
  column(number: number): GradebookColumn | undefined;
  /** The column of a link, if it has one. */
  columnOf(resourceLinkId: string): GradebookColumn | undefined;
  addColumn(column: Omit<GradebookColumn, 'number'>): GradebookColumn;
  removeColumn(number: number): void;
  scores(number: number): readonly GradebookScore[];
  /** Keeps a score, unless one of the same instant or a later one is there already: then gives false and keeps that. */
  keep(number: number, score: GradebookScore): boolean;
  hasCompleted(userId: string, resourceLinkId: string): boolean;
}

/**
 * A gradebook, empty or as one was kept.
 *
 * @param onChange - hears of each column and score once it is there or gone
 */
export function createGradebook(kept?: GradebookKept, onChange: () => void = () => undefined): Gradebook {
  const columns: GradebookColumn[] = (kept?.columns ?? []).map((column) => ({ ...column }));
  const scores = new Map<number, Map<string, GradebookScore>>();
  for (const { number, ...score } of kept?.scores ?? [])
    scores.set(number, (scores.get(number) ?? new Map<string, GradebookScore>()).set(score.userId, score));
  let last = kept?.last ?? 0;

  const book: Gradebook = {
    kept: () => ({
      last,
      columns,
      scores: [...scores].flatMap(([number, ofColumn]) =>
        [...ofColumn.values()].map((score) => ({ number, ...score })),
      ),
    }),
    columns: (courseId) => columns.filter((column) => column.courseId === courseId),
    column: (number) => columns.find((column) => column.number === number),
    columnOf: (resourceLinkId) => columns.find((column) => column.resourceLinkId === resourceLinkId),
    addColumn(column) {
      const added = { ...column, number: (last += 1) };
      columns.push(added);
      onChange();
      return added;
    },
    removeColumn(number) {
      const index = columns.findIndex((column) => column.number === number);
      if (index !== -1) columns.splice(index, 1);
      scores.delete(number);
      onChange();
    },
    scores: (number) => [...(scores.get(number)?.values() ?? [])],
    keep(number, score) {
      const ofColumn = scores.get(number) ?? new Map<string, GradebookScore>();
      scores.set(number, ofColumn);
      const before = ofColumn.get(score.userId);
      if (before !== undefined && Date.parse(before.timestamp) >= Date.parse(score.timestamp)) return false;
      ofColumn.set(score.userId, score);
      onChange();
      return true;
    },
    hasCompleted(userId, resourceLinkId) {
      const column = book.columnOf(resourceLinkId);
      const score = column && scores.get(column.number)?.get(userId);
      return (
        score?.gradingProgress === 'FullyGraded' && score.given !== undefined && score.given >= column!.scoreMaximum
      );
    },
  };
  return book;
}
