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

/** The grades of the pretend LMS. A person has completed what she has full marks for. */
export interface Gradebook {
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

/** An empty gradebook. */
export function createGradebook(): Gradebook {
  const columns: GradebookColumn[] = [];
  const scores = new Map<number, Map<string, GradebookScore>>();
  let last = 0;

  const book: Gradebook = {
    columns: (courseId) => columns.filter((column) => column.courseId === courseId),
    column: (number) => columns.find((column) => column.number === number),
    columnOf: (resourceLinkId) => columns.find((column) => column.resourceLinkId === resourceLinkId),
    addColumn(column) {
      const added = { ...column, number: (last += 1) };
      columns.push(added);
      return added;
    },
    removeColumn(number) {
      const index = columns.findIndex((column) => column.number === number);
      if (index !== -1) columns.splice(index, 1);
      scores.delete(number);
    },
    scores: (number) => [...(scores.get(number)?.values() ?? [])],
    keep(number, score) {
      const ofColumn = scores.get(number) ?? new Map<string, GradebookScore>();
      scores.set(number, ofColumn);
      const before = ofColumn.get(score.userId);
      if (before !== undefined && Date.parse(before.timestamp) >= Date.parse(score.timestamp)) return false;
      ofColumn.set(score.userId, score);
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
