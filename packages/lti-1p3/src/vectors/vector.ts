/** One message and what must become of it, named after the rule that decides. */
export interface Vector {
  readonly name: string;
  /** `launched`, or the code of the refusal. */
  readonly expected: string;
  /** Changes to the claims of an ordinary launch; `undefined` takes a claim away. Short names are LTI claims. */
  readonly claims?: (now: number) => Readonly<Record<string, unknown>>;
  /** Changes to the token's header. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** What a refusal must name besides its code: the claim, or the part of the header. */
  readonly names?: string;
  /** What a launched message must have come out as, in part. */
  readonly launch?: Readonly<Record<string, unknown>>;
}

/** The full name of an LTI claim. */
export const lti = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`;

/** A change of one claim. */
export const claim = (name: string, value: unknown) => () => ({ [name]: value });
