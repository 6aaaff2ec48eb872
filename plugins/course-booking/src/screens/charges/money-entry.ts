/**
 * The whole pence of an amount as people type it: "35", "£35.50", "1,250". Null when it is none.
 *
 * @param typed - what stands in the box
 */
export function penceOf(typed: string): number | null {
  const text = typed.trim().replace(/^£\s*/, '').replaceAll(',', '');
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(text)) return null;
  const [whole = '', part = ''] = text.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/** An amount as it stands in a box: "35", "35.50". */
export function typedPounds(pence: number): string {
  return pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2);
}
