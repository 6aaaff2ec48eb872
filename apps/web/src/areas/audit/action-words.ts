import type { ChangeListed } from '@trellis/core/audit';

/** What each action is called in the list. An action of a plugin, or one that is newer than this page, is shown by its own name. */
const WORDS: Readonly<Record<string, string>> = {
  'access.accept-join-request': 'Let somebody in',
  'access.approve-platform': 'Approved an LMS',
  'access.arrive-by-link': 'Came in by a sign-in link',
  'access.claim': 'Joined an account by a code',
  'access.confirm-account': 'Confirmed whose account it is',
  'access.create-claim-code': 'Made a code for somebody',
  'access.create-sign-in-link': 'Made a sign-in link',
  'access.create-token': 'Made an API token',
  'access.deactivate-platform': 'Deactivated an LMS',
  'access.decide-deployment': 'Decided about a deployment of an LMS',
  'access.grant': 'Gave a role',
  'access.invite-platform': 'Invited an LMS',
  'access.join-account': 'Matched an account at sign-in',
  'access.part-account': 'Took an account off a record',
  'access.refuse-account': 'Said that an account is somebody else’s',
  'access.refuse-join-request': 'Did not let somebody in',
  'access.request-to-join': 'Asked to be let in',
  'access.revoke-grant': 'Took a role away',
  'access.revoke-token': 'Revoked an API token',
  'audit.erase': 'Erased a person',
  'audit.subject-export': 'Gave out all that is held about somebody',
  'billing.add-cost': 'Added a cost to a charge',
  'billing.credit': 'Gave a credit',
  'billing.dispute-rejected': 'Rejected a dispute of a charge',
  'billing.dispute-upheld': 'Upheld a dispute of a charge',
  'billing.disputed': 'Disputed a charge',
  'billing.end-policy': 'Set the last day of a price list',
  'billing.held': 'Put a charge on hold',
  'billing.hold-ended': 'Ended the hold of a charge',
  'billing.release': 'Released charges to be invoiced',
  'billing.reversal': 'Took a charge back',
  'billing.save-details': 'Changed what finance needs to bill an agency',
  'billing.save-draft': 'Changed the draft of a price list',
  'billing.save-succession': 'Said that an agency was merged, split or renamed',
  'billing.save-terms': 'Changed what an agency’s prices hang on',
  'billing.settle': 'Charged a place',
  'billing.waiver': 'Waived a charge',
  'bookings.accept-offer': 'Took a place that was offered',
  'bookings.approval-lapsed': 'Let a place go that nobody agreed to',
  'bookings.approve': 'Agreed that somebody goes',
  'bookings.ask-deputy': 'Asked the deputy to answer',
  'bookings.attest': 'Gave a manager’s word for basics',
  'bookings.book': 'Asked for a place',
  'bookings.book-for': 'Booked for somebody',
  'bookings.called-off': 'Ended a booking of an event that was called off',
  'bookings.cancel': 'Cancelled a booking',
  'bookings.close-register': 'Closed a register',
  'bookings.decline-offer': 'Gave back a place that was offered',
  'bookings.mark': 'Marked a register',
  'bookings.moved': 'Told of another date',
  'bookings.offer': 'Offered a place',
  'bookings.offer-lapsed': 'Ended an offer that ran out',
  'bookings.promote': 'Gave a place to somebody waiting',
  'bookings.rebind': 'Moved a booking to another post',
  'bookings.refuse': 'Did not agree that somebody goes',
  'bookings.reopen-register': 'Opened a register again',
  'bookings.save-deputy': 'Named who answers for an agency',
  'bookings.substitute': 'Sent somebody else',
  'bookings.transfer': 'Changed a booking to another date',
  'bookings.find-for-walk-in': 'Looked for somebody at the door',
  'bookings.walk-in': 'Let somebody in at the door',
  'compliance.simulate': 'Read who would lapse under a change of rules',
  'courses.map': 'Said what a course satisfies',
  'courses.save': 'Changed a course',
  'courses.save-version': 'Changed a course’s version',
  'events.cancel': 'Cancelled a date',
  'events.move': 'Moved a date',
  'events.publish': 'Published a date',
  'events.save': 'Changed a date',
  'reporting.answer': 'Answered the figures of a return',
  'reporting.challenge': 'Challenged a report',
  'reporting.change': 'Changed what a report is about',
  'reporting.deliver': 'Sent a report',
  'reporting.draft': 'Began a report',
  'reporting.publish': 'Signed a report',
  'reporting.save-action': 'Kept an action of a report',
  'reporting.save-return': 'Kept a headcount return',
  'reporting.save-settings': 'Changed how small a count is withheld',
  'reporting.save-schedule': 'Saved when a report is made and sent',
  'reporting.send-back': 'Sent a report back',
  'events.confirm-delivery': 'Confirmed that a date is delivered as it stands',
  'events.take-back-delivery': 'Took back that the delivery of a date is confirmed',
  'trainers.observed': 'Noted the day on which a trainer was observed',
  'trainers.save-availability': 'Changed when a trainer is free',
  'trainers.save-settings': 'Changed what is asked of the pool of trainers',
  'trainers.assign': 'Had a trainer lead a date',
  'trainers.save': 'Changed what is known of a trainer',
  'trainers.unassign': 'Took a trainer off a date',
  'evidence.correct': 'Corrected evidence',
  'evidence.from-lms': 'An LMS told of a completion',
  'evidence.from-register': 'A register was closed',
  'evidence.import': 'Took in evidence',
  'evidence.record': 'Recorded evidence',
  'evidence.withdraw': 'Withdrew evidence',
  'frameworks.activate-pack': 'Activated a pack of rules',
  'frameworks.decide-equivalence': 'Decided what other learning is worth',
  'frameworks.install-pack': 'Installed a pack of rules',
  'lms.check': 'Checked the connection of an LMS',
  'lms.create-connection': 'Made a connection code for an LMS',
  'lms.decide-person': 'Decided who somebody of an LMS is',
  'lms.disconnect': 'Disconnected an LMS',
  'lms.end-mapping': 'Took away what an LMS course counts as',
  'lms.forget-unsure': 'Forgot people whom an LMS named long ago',
  'lms.heed-course': 'Took back that an LMS course counts as nothing',
  'lms.ignore-course': 'Said that an LMS course counts as nothing',
  'lms.invite-connection': 'Let the plugin of an LMS register the tool',
  'lms.map-course': 'Said what an LMS course counts as',
  'lms.open-connection': 'Connected an LMS by its code',
  'lms.read-roster': 'Read the roster of an LMS course',
  'lms.retry-score': 'Tried again to send a completion back',
  'lms.retry-scores': 'Tried again to send completions back',
  'lms.subject-erase': 'Erased somebody as an LMS asked',
  'lms.subject-export': 'Gave an LMS what is held about somebody',
  'lms.take-roster-page': 'Took in a page of the roster of an LMS course',
  'notices.retry': 'Tried again to send letters',
  'pathways.map-job-title': 'Said which groups a job title belongs to',
  'pathways.save-override': 'Changed how often an agency asks for a refresher',
  'people.decide-case': 'Decided an unsure row',
  'people.generate': 'Generated a partnership of invented people',
  'people.import': 'Took in people',
  'people.merge': 'Merged two records of a person',
  'people.unmerge': 'Undid a merge of two records',
  'people.put': 'Took in one record',
};

/** An action in words. */
export function actionWords(action: string): string {
  return WORDS[action] ?? action.replace('.', ': ').replaceAll('-', ' ');
}

/** The actions to filter by, in the order of their words. */
export const ACTION_CHOICES: readonly { readonly value: string; readonly label: string }[] = Object.entries(WORDS)
  .map(([value, label]) => ({ value, label }))
  .toSorted((one, other) => one.label.localeCompare(other.label, 'en-GB'));

/** Who did it: by name where there is one. */
export function actorWords({ actor, actorName }: Pick<ChangeListed, 'actor' | 'actorName'>): string {
  switch (actor.kind) {
    case 'account':
      return actorName ?? 'Somebody whose name is not held any more';
    case 'token':
      return `Another system: ${actorName ?? 'a token that is gone'}`;
    case 'connection':
      return 'The plugin of a connected LMS';
    case 'operator':
      return 'The command line';
    case 'job':
      return actor.id === 'launch' ? 'A launch from an LMS' : 'The service itself';
  }
}
