/** Whom a role is held towards: the course, the institution, or the whole system. */
export type RoleKind = 'context' | 'institution' | 'system';

/** A role from the LTI vocabulary. */
export interface Role {
  readonly kind: RoleKind;
  /** The principal role: `Instructor`, `Learner`, `Administrator`. */
  readonly name: string;
  /** A finer role within it: `TeachingAssistant`. */
  readonly subName?: string;
}

const core = [
  'Administrator',
  'ContentDeveloper',
  'Instructor',
  'Learner',
  'Mentor',
  'Manager',
  'Member',
  'Officer',
] as const;

const subRoles: Readonly<Record<string, readonly string[]>> = {
  Administrator: [
    'Administrator',
    'Developer',
    'ExternalDeveloper',
    'ExternalSupport',
    'ExternalSystemAdministrator',
    'Support',
    'SystemAdministrator',
  ],
  ContentDeveloper: ['ContentDeveloper', 'ContentExpert', 'ExternalContentExpert', 'Librarian'],
  Instructor: [
    'ExternalInstructor',
    'Grader',
    'GuestInstructor',
    'Lecturer',
    'PrimaryInstructor',
    'SecondaryInstructor',
    'TeachingAssistant',
    'TeachingAssistantGroup',
    'TeachingAssistantOffering',
    'TeachingAssistantSection',
    'TeachingAssistantSectionAssociation',
    'TeachingAssistantTemplate',
  ],
  Learner: ['ExternalLearner', 'GuestLearner', 'Instructor', 'Learner', 'NonCreditLearner'],
  Manager: ['AreaManager', 'CourseCoordinator', 'ExternalObserver', 'Manager', 'Observer'],
  Member: ['Member'],
  Mentor: [
    'Advisor',
    'Auditor',
    'ExternalAdvisor',
    'ExternalAuditor',
    'ExternalLearningFacilitator',
    'ExternalMentor',
    'ExternalReviewer',
    'ExternalTutor',
    'LearningFacilitator',
    'Mentor',
    'Reviewer',
    'Tutor',
  ],
  Officer: ['Chair', 'Communications', 'Secretary', 'Treasurer', 'Vice-Chair'],
};

const institution = [
  'Administrator',
  'Alumni',
  'Faculty',
  'Guest',
  'Instructor',
  'Learner',
  'Member',
  'Mentor',
  'None',
  'Observer',
  'Other',
  'ProspectiveStudent',
  'Staff',
  'Student',
];

const system = ['Administrator', 'AccountAdmin', 'Creator', 'None', 'SysAdmin', 'SysSupport', 'User'];

const base = 'http://purl.imsglobal.org/vocab/lis/v2';

function vocabulary(): ReadonlyMap<string, Role> {
  const known = new Map<string, Role>();
  for (const name of core) {
    known.set(`${base}/membership#${name}`, { kind: 'context', name });
    known.set(name, { kind: 'context', name });
    for (const subName of subRoles[name] ?? [])
      known.set(`${base}/membership/${name}#${subName}`, { kind: 'context', name, subName });
  }
  for (const name of institution) known.set(`${base}/institution/person#${name}`, { kind: 'institution', name });
  for (const name of system) known.set(`${base}/system/person#${name}`, { kind: 'system', name });
  known.set('http://purl.imsglobal.org/vocab/lti/system/person#TestUser', { kind: 'system', name: 'TestUser' });
  return known;
}

const known = vocabulary();

/**
 * The known roles among those that a platform sent, in its order and without repeats.
 *
 * @param sent - the roles claim; full URIs are matched exactly, short names only as context roles, everything else is ignored
 * @source LTI Core 1.3, section A.2 Role vocabularies
 */
export function parseRoles(sent: readonly unknown[]): Role[] {
  const roles = new Set<Role>();
  for (const uri of sent) {
    const role = typeof uri === 'string' ? known.get(uri) : undefined;
    if (role) roles.add(role);
  }
  return [...roles];
}
