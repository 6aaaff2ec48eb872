/**
 * The time of day that was typed, or null when it is none: "9:30am", "9.30", "13:45", "2pm".
 *
 * @returns 'HH:MM'
 */
export function timeOf(typed: string): string | null {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i.exec(typed.trim());
  if (!found) return null;
  const [hour, minute, half] = [Number(found[1]), Number(found[2] ?? 0), found[3]?.toLowerCase()];
  if (found[2] === undefined && half === undefined) return null;
  if (minute > 59 || hour > (half === undefined ? 23 : 12) || (half !== undefined && hour === 0)) return null;
  const ofDay = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return `${String(ofDay).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
