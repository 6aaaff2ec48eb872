/**
 * An address beneath a service's, with the query kept behind it: `/lineitem?type_id=1` and `scores` give `/lineitem/scores?type_id=1`.
 *
 * @source Assignment and Grade Services 2.0, sections 3.3 and 3.4 (the path is appended before the query)
 */
export function addressBeneath(address: string, name: string): string {
  const [path = '', ...query] = address.split('?');
  return [`${path.replace(/\/+$/, '')}/${name}`, ...query].join('?');
}

/**
 * An address with parameters added. What its query says already is kept as it is written, but for parameters of the same names.
 *
 * @param parameters - those that are undefined are left out
 * @source Assignment and Grade Services 2.0, section 3.2.4; Names and Role Provisioning Services 2.0, section 2.4
 */
export function addressWith(
  address: string,
  parameters: Readonly<Record<string, string | number | undefined>>,
): string {
  const added = Object.entries(parameters).filter(([, value]) => value !== undefined);
  if (added.length === 0) return address;
  const start = address.indexOf('?');
  const path = start < 0 ? address : address.slice(0, start);
  const kept = (start < 0 ? '' : address.slice(start + 1)).split('&').filter((pair) => {
    const [name = ''] = new URLSearchParams(pair).keys();
    return pair !== '' && !added.some(([other]) => other === name);
  });
  const query = new URLSearchParams(Object.fromEntries(added.map(([name, value]) => [name, String(value)])));
  return `${path}?${[...kept, query.toString()].join('&')}`;
}
