import { BlockList, isIP, isIPv4 } from 'node:net';
import type { FetchPolicy } from '../tool-options.ts';

const privateAddresses = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  privateAddresses.addSubnet(network, bits, 'ipv4');
}

const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

const specialUnicast = new BlockList();
// Documentation, benchmarking and Teredo, 6to4: all can hide an address that the check for IPv4 would refuse.
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  specialUnicast.addSubnet(network, bits, 'ipv6');
}

/**
 * Whether an IP address is one that anybody on the internet could reach.
 *
 * @source IANA special-purpose address registries (RFC 6890)
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !privateAddresses.check(address, 'ipv4');
  return isIP(address) === 6 && globalUnicast.check(address, 'ipv6') && !specialUnicast.check(address, 'ipv6');
}

/** Whether an IP address is this machine's own. */
function isLoopbackAddress(address: string): boolean {
  return isIPv4(address) ? address.startsWith('127.') : address === '::1';
}

/** The host of a URL as the resolver knows it: no brackets, no trailing dot. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || (isIP(host) !== 0 && isLoopbackAddress(host));
}

/** Whether a host on a private address has been allowed by name. Host names have no case. */
function isNamed(host: string, { privateHosts = [] }: FetchPolicy): boolean {
  return privateHosts.some((named) => named.toLowerCase() === host);
}

/**
 * Whether an IP address may be connected to in order to reach a host.
 *
 * @source house
 */
export function mayConnect(host: string, address: string, policy: FetchPolicy): boolean {
  if (isNamed(host, policy)) return true;
  if (policy.allowLocalPlatforms && isLoopbackHost(host)) return isLoopbackAddress(address);
  return isPublicAddress(address);
}

/**
 * Whether nobody on the way reads what a browser posts to an address: https, or http on the browser's own machine, and no user name.
 *
 * @source house
 */
export function isUnreadOnTheWay(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(hostOf(url)));
}

/**
 * A platform's address, if the policy lets it be used at all: https, or http on loopback where local platforms are allowed; no user
 * name, no fragment, no private IP address. What its host resolves to is checked again when it is fetched.
 *
 * @source house
 */
export function allowedAddress(text: unknown, policy: FetchPolicy): URL | undefined {
  // The parser would silently drop white space and turn backslashes round.
  if (typeof text !== 'string' || text.length > 2048 || /[\s\\\p{Cc}]/u.test(text) || !URL.canParse(text))
    return undefined;
  const url = new URL(text);
  if (url.username || url.password || text.includes('#')) return undefined;
  const host = hostOf(url);
  if (isIP(host) && !mayConnect(host, host, policy)) return undefined;
  if (isLoopbackHost(host) && !policy.allowLocalPlatforms && !isNamed(host, policy)) return undefined;
  if (url.protocol === 'https:') return url;
  return url.protocol === 'http:' && policy.allowLocalPlatforms && isLoopbackHost(host) ? url : undefined;
}
