/** Addresses of the service that hold a secret; whoever serves them knows their form. */
export interface Addresses {
  /** Where an invited LMS registers itself. */
  readonly invitation: (secret: string) => string;
  /** Where a single-use link signs somebody in. */
  readonly signIn: (secret: string) => string;
}
