/** Calendar arithmetic on text, with the platform's own dates and nothing of the product's. */

export function text(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function plusDays(date: string, days: number): string {
  const at = new Date(date);
  at.setUTCDate(at.getUTCDate() + days);
  return text(at);
}

export function plusMonths(date: string, months: number, isRolledOn: boolean): string {
  const at = new Date(date);
  const wanted = at.getUTCDate();
  at.setUTCMonth(at.getUTCMonth() + months);
  if (at.getUTCDate() !== wanted) at.setUTCDate(isRolledOn ? 1 : 0);
  return text(at);
}

/** Every day from one to another, both included. */
export function everyDay(from: string, to: string): string[] {
  const days: string[] = [];
  for (const at = new Date(from); text(at) <= to; at.setUTCDate(at.getUTCDate() + 1)) days.push(text(at));
  return days;
}
