/** This moment by the reader's own clock, to say of something whether it is over. RFC 3339. */
export function instantNow(): string {
  return new Date().toISOString();
}
