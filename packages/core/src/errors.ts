/**
 * The one error that rules and actions throw when they cannot go on.
 * The code is closed per area; the message is a sentence for the person who has to put it right.
 */
export class DomainError<Code extends string = string> extends Error {
  readonly code: Code;
  /** What a screen may show beside the sentence: field names, ids, dates. Never personal data. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(code: Code, message: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.facts = facts;
  }
}

/** One thing wrong with one field of an input, so that a person can find it. */
export interface Finding {
  readonly field: string;
  readonly reason: string;
}
