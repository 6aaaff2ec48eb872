import type { Certificate } from '@trellis/core/evidence';
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from 'jose';
import { expect, test } from 'vitest';
import { createCertificateSigner } from './certificate-signer.ts';

const settings = { secret: 'the secret of an installation under test', publicUrl: 'https://trellis.example' };
const by = {
  issuer: { id: 'avonmere', name: 'Avonmere Safeguarding Partnership' },
  issuedAt: '2027-02-10T09:00:00.000Z',
};
const certificate: Certificate = {
  id: 'e1' as Certificate['id'],
  learner: 'Chloe Nowak-Hughes',
  course: { ref: 'SG-EY', title: 'Safeguarding in early years', version: '3' },
  achievedOn: '2027-02-09',
  hours: 3,
  participatoryHours: 1.5,
  holds: [{ id: 'EYFS-ANNEX-C', title: 'Safeguarding training that meets Annex C' }],
  recordedAt: '2027-02-09T16:00:00.000Z',
};

test('A certificate can be checked by whoever has the published keys, and states what was completed', async () => {
  const signer = createCertificateSigner(settings);
  const keys = createLocalJWKSet((await signer.keys()) as JSONWebKeySet);
  const token = await signer.sign(certificate, by);
  const { payload, protectedHeader } = await jwtVerify(
    token,
    (header, input) => keys({ ...header, kid: header.kid!.split('#')[1]! }, input),
    { currentDate: new Date(by.issuedAt) },
  );
  expect(protectedHeader.kid).toMatch(/^https:\/\/trellis\.example\/certificates\/keys#/);
  expect(payload).toMatchObject({
    iss: 'https://trellis.example/partnerships/avonmere',
    jti: 'https://trellis.example/certificates/e1',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { name: 'Avonmere Safeguarding Partnership' },
    credentialSubject: {
      activityEndDate: '2027-02-09T00:00:00Z',
      identifier: [{ identityHash: 'Chloe Nowak-Hughes', identityType: 'name', hashed: false }],
      achievement: {
        name: 'Safeguarding in early years',
        version: '3',
        description:
          'Safeguarding in early years, version 3, completed on 9 February 2027. 3 hours, 1.5 of them with others.',
        alignment: [{ targetCode: 'EYFS-ANNEX-C', targetName: 'Safeguarding training that meets Annex C' }],
      },
    },
  });
});

test('A certificate that was changed, or signed by another installation, is found out', async () => {
  const signer = createCertificateSigner(settings);
  const keys = (await signer.keys()) as JSONWebKeySet;
  const check = (token: string) =>
    jwtVerify(token, (header, input) => createLocalJWKSet(keys)({ ...header, kid: keys.keys[0]!.kid! }, input));
  const [head, body, signature] = (await signer.sign(certificate, by)).split('.');
  const changed = Buffer.from(
    Buffer.from(body!, 'base64url').toString('utf8').replace('2027-02-09', '2027-03-09'),
  ).toString('base64url');
  await expect(check(`${head}.${changed}.${signature}`)).rejects.toThrow('signature verification failed');
  const other = createCertificateSigner({ ...settings, secret: 'the secret of quite another installation' });
  await expect(check(await other.sign(certificate, by))).rejects.toThrow('signature verification failed');
});

test('The key is the same after a start, and never shows its private half', async () => {
  const [one, again] = [createCertificateSigner(settings), createCertificateSigner(settings)];
  expect(await one.keys()).toEqual(await again.keys());
  expect(Object.keys((await one.keys()).keys[0]!)).toEqual(['kty', 'crv', 'x', 'kid', 'alg', 'use']);
});

test.each([
  [1, 1, '9 February 2027. 1 hour, all with others.'],
  [2, 0, '9 February 2027. 2 hours.'],
  [2, undefined, '9 February 2027. 2 hours.'],
])('A certificate says its hours as the screens do: %s, of which %s', async (hours, participatoryHours, ending) => {
  const token = await createCertificateSigner(settings).sign({ ...certificate, hours, participatoryHours }, by);
  const { credentialSubject } = decodeJwt<{ credentialSubject: { achievement: { description: string } } }>(token);
  expect(credentialSubject.achievement.description).toBe(
    `Safeguarding in early years, version 3, completed on ${ending}`,
  );
});
