/** Addresses of the service for others to open; whoever serves them knows their form. */
export interface Addresses {
  /** Where anybody finds her own first screen. */
  readonly home: string;
  /** Where an invited LMS registers itself. */
  readonly invitation: (secret: string) => string;
  /** Where a single-use link signs somebody in. */
  readonly signIn: (secret: string) => string;
  /** The address that letters come from. */
  readonly mailFrom: string;
}
