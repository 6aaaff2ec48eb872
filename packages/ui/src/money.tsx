/**
 * An amount as people read it: "£35", "£35.50", "£1,235", and "−£70" for what is taken back.
 *
 * @param pence - whole pence
 */
export function pounds(pence: number): string {
  const amount = Math.abs(pence) / 100;
  const words = amount.toLocaleString('en-GB', {
    style: 'currency',
    currency: 'GBP',
    minimumFractionDigits: pence % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  });
  return pence < 0 ? `−${words}` : words;
}
