/** Where a command's words go. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Whether a person watches stderr. */
  readonly isTerminal: boolean;
}
