/** An address with what it says behind the `?`; what is empty is left out. */
export function address(path: string, says: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(says).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, value]],
  );
  return parts.length === 0 ? path : `${path}?${new URLSearchParams(parts).toString()}`;
}
