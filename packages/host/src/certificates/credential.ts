import type { Certificate } from '@trellis/core/evidence';
import type { PartnershipShown } from '@trellis/api';
import { hoursInWords, plainDay, type Instant } from '@trellis/core';

/** Who issues a credential, when, and where its installation is found. */
export interface Issuing {
  readonly issuer: Pick<PartnershipShown, 'id' | 'name'>;
  readonly issuedAt: Instant;
  readonly publicUrl: string;
}

/**
 * A certificate as an Open Badges credential, which learning passports read.
 *
 * @source 1EdTech Open Badges 3.0, sections 5 and 8.2; W3C Verifiable Credentials Data Model 2.0
 */
export function credentialOf(certificate: Certificate, { issuer, issuedAt, publicUrl }: Issuing) {
  const { id, learner, course, achievedOn, holds } = certificate;
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: `${publicUrl}/certificates/${id}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: course.title,
    issuer: {
      id: `${publicUrl}/partnerships/${issuer.id}`,
      type: ['Profile'],
      name: issuer.name,
      url: `${publicUrl}/`,
    },
    validFrom: issuedAt,
    credentialSubject: {
      type: ['AchievementSubject'],
      activityEndDate: `${achievedOn}T00:00:00Z`,
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: learner, identityType: 'name' }],
      achievement: {
        id: `${publicUrl}/courses/${encodeURIComponent(course.ref)}`,
        type: ['Achievement'],
        achievementType: 'Course',
        name: course.title,
        ...(course.version !== undefined && { version: course.version }),
        description: descriptionOf(certificate),
        criteria: { narrative: 'Attended, and completed satisfactorily.' },
        ...(holds.length > 0 && {
          alignment: holds.map((each) => ({
            type: ['Alignment'],
            targetCode: each.id,
            targetName: each.title,
            targetUrl: `urn:trellis:competency:${each.id}`,
          })),
        }),
      },
    },
  };
}

function descriptionOf({ course, achievedOn, hours, participatoryHours, signedOffBy }: Certificate): string {
  return [
    `${course.title}${course.version === undefined ? '' : `, version ${course.version}`}, completed on ${plainDay(achievedOn)}.`,
    ...(hours === undefined ? [] : [`${hoursInWords(hours, participatoryHours)}.`]),
    ...(signedOffBy === undefined ? [] : [`Signed off by ${signedOffBy}.`]),
  ].join(' ');
}
