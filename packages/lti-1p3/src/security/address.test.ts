import { describe, expect, test } from 'vitest';
import { allowedAddress, isPublicAddress, isUnreadOnTheWay, mayConnect } from './address.ts';

describe('addresses that anybody can reach', () => {
  test.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:4700:4700::1111'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  test.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001::1',
    'ff02::1',
    'lms.example',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('addresses of platforms', () => {
  const local = { allowLocalPlatforms: true };
  const inside = { privateHosts: ['LMS.inside.example', '10.1.2.3'] };

  test.each(['https://lms.example/keys', 'https://lms.example:8443/keys?a=1', 'https://8.8.8.8/'])(
    '%s is allowed',
    (text) => {
      expect(allowedAddress(text, {})?.href).toBe(text);
    },
  );
  test.each([
    'http://lms.example/',
    'http://localhost/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest',
    'https://[::ffff:10.0.0.1]/',
    'https://localhost./',
    'https://user@lms.example/',
    'https://lms.example/#x',
    'https://lms.example\\@evil/',
    'ftp://lms.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/plain,x',
    ' https://lms.example/',
    'lms.example',
    '',
    7,
    null,
    `https://lms.example/${'x'.repeat(2100)}`,
  ])('%s is not', (text) => {
    expect(allowedAddress(text, {})).toBeUndefined();
  });
  test.each(['http://localhost:8100/x', 'http://127.0.0.1:8100/', 'http://[::1]:8100/', 'https://lms.example/'])(
    '%s is allowed where local platforms are',
    (text) => {
      expect(allowedAddress(text, local)).toBeDefined();
    },
  );
  test.each(['http://lms.example/', 'http://10.0.0.1/', 'https://10.0.0.1/', 'http://169.254.169.254/'])(
    '%s is not, even there',
    (text) => {
      expect(allowedAddress(text, local)).toBeUndefined();
    },
  );
  test('a private address needs its host to be named, and https', () => {
    expect(allowedAddress('https://10.1.2.3/', inside)).toBeDefined();
    expect(allowedAddress('http://10.1.2.3/', inside)).toBeUndefined();
    expect(mayConnect('lms.inside.example', '10.9.9.9', inside)).toBe(true);
    expect(mayConnect('other.inside.example', '10.9.9.9', inside)).toBe(false);
  });
  test('a name on loopback may only lead to loopback', () => {
    expect(mayConnect('localhost', '127.0.0.1', local)).toBe(true);
    expect(mayConnect('localhost', '10.0.0.1', local)).toBe(false);
    expect(mayConnect('lms.example', '127.0.0.1', local)).toBe(false);
  });
});

test.each([
  ['https://lms.example/return?a=b', true],
  ['http://127.0.0.1:8080/return', true],
  ['http://localhost/return', true],
  ['http://lms.example/return', false],
  ['http://10.0.0.1/return', false],
  ['http://127.0.0.1.evil.example/return', false],
  ['https://teacher:secret@lms.example/return', false],
  ['ftp://lms.example/return', false],
  ['return', false],
])('whether what a browser posts to %s is read by nobody on the way is %o', (address, expected) => {
  expect(isUnreadOnTheWay(address)).toBe(expected);
});
