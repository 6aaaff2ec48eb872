import { AccountId, AgencyId, BookingId, CourseId, EventId, PersonId, PostId } from '@trellis/core';
import { createCallerFactory, faultOf, inTransaction, type Api, type Caller } from '@trellis/api';
import { charge } from './ledger-at-work.ts';
import type { CallerWith, Westhaven } from './westhaven.ts';

/** The ids and words by which somebody of one agency could be asked for. */
export interface Belongings {
  readonly agencyId: string;
  readonly agencyRef: string;
  readonly staffNumber: string;
  readonly personId: string;
  readonly postId: string;
  readonly evidenceId: string;
  readonly caseId: string;
  readonly requestId: string;
  readonly accountId: string;
  readonly grantId: string;
  readonly mappingId: string;
  readonly overrideId: string;
  readonly lineId: string;
  readonly bookingId: string;
  readonly text: string;
}

/** An agency's people as a test makes them up; every word holds the agency's mark, by which a leak is recognised. */
export interface MadeUpAgency {
  readonly ref: string;
  readonly name: string;
  /** A word that occurs nowhere else. */
  readonly mark: string;
}

/** What would be nobody's anywhere. */
export const nobodys: Belongings = {
  agencyId: 'nowhere',
  agencyRef: 'nowhere',
  staffNumber: 'none',
  personId: 'no-person',
  postId: 'none',
  evidenceId: 'none',
  caseId: 'none',
  requestId: 'none',
  accountId: 'none',
  grantId: 'none',
  mappingId: 'none',
  overrideId: 'none',
  lineId: 'none',
  bookingId: 'no-booking',
  text: 'Nobodyatall',
};

/** Calls a procedure as a screen would; what comes back is its answer, or its refusal as it leaves the service. */
export async function call(api: Api, caller: Caller, path: string, input: unknown): Promise<unknown> {
  const procedures = createCallerFactory(api.router)(api.context(caller)) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  const [area = '', name = ''] = path.split('.');
  try {
    return await procedures[area]?.[name]?.(input);
  } catch (error) {
    const { code, status, message, facts, errors } = faultOf(error);
    return { refused: code, status, message, facts, errors };
  }
}

let count = 0;

/** Adds one person with evidence to an agency. */
export async function addPerson(
  westhaven: Westhaven,
  coordinator: Caller,
  agency: MadeUpAgency,
): Promise<Pick<Belongings, 'personId' | 'postId' | 'staffNumber' | 'evidenceId'>> {
  const number = (count += 1);
  const staffNumber = `${agency.mark}-${number}`;
  const put = await ask(westhaven, coordinator, 'PUT', `/people/${agency.ref}/${staffNumber}`, {
    agencyName: agency.name,
    agencyKind: 'dom-care',
    givenName: `Given${agency.mark}`,
    familyName: `Family${agency.mark}${'abcdefghijklmnopqrstuvwxyz'.charAt(number % 26).repeat(3)}`,
    workEmail: `${agency.mark}.${number}@${agency.ref}.example`.toLowerCase(),
    jobTitle: `Title ${agency.mark}`,
    team: `Team ${agency.mark}`,
    audience: ['LCF-G3'],
    startsOn: '2020-01-06',
  });
  const recorded = await ask(westhaven, coordinator, 'POST', '/evidence', {
    agencyRef: agency.ref,
    staffNumber,
    kind: 'completion',
    satisfies: ['LCF-L1'],
    achievedOn: '2023-03-10',
    reference: `Reference ${agency.mark} ${number}`,
  });
  return {
    personId: String(put['personId']),
    postId: String(put['postId']),
    staffNumber,
    evidenceId: String(recorded['id']),
  };
}

/** Fills an agency with one of everything that has an id: people, a row in doubt, somebody who asks to join, a grant, a mapping, an interval. */
export async function settle(westhaven: Westhaven, callerWith: CallerWith, agency: MadeUpAgency): Promise<Belongings> {
  const { api } = westhaven;
  const coordinator = await callerWith({}, [{ role: 'administrator' }]);
  const person = await addPerson(westhaven, coordinator, agency);
  const agencyId = (await coordinator.run((ctx) => ctx.store.people.agencies())).find(
    ({ ref }) => ref === agency.ref,
  )!.id;
  const alike = await ask(westhaven, coordinator, 'PUT', `/people/${agency.ref}/${person.staffNumber}`, {
    givenName: 'Quite',
    familyName: `Another${agency.mark}`,
    startsOn: '2024-01-01',
  });
  // A title of its own, so that posts without a group are there too.
  await ask(westhaven, coordinator, 'PUT', `/people/${agency.ref}/${agency.mark}-untitled`, {
    givenName: 'Una',
    familyName: `Untitled${agency.mark}`,
    jobTitle: `Odd title ${agency.mark}`,
    startsOn: '2024-01-01',
  });
  const accountId = AccountId.parse(`account-${agency.mark}`);
  await coordinator.run((ctx) =>
    ctx.store.access.saveAccount({
      id: accountId,
      issuer: 'https://lms.example',
      clientId: 'c',
      subject: agency.mark,
      state: 'unknown',
      shownName: `Shown ${agency.mark}`,
      lastSeenAt: '2026-11-21T09:00:00.000Z',
    }),
  );
  const account = await callerWith({ kind: 'account', id: accountId }, []);
  const request = (await call(api, account, 'access.requestToJoin', {
    agencyId,
    statedName: `Stated ${agency.mark}`,
  })) as { id: string };
  const grant = (await call(api, coordinator, 'access.grant', {
    holder: { personId: person.personId },
    grant: { role: 'manager', agencyId },
  })) as { id: string };
  const mapping = (await call(api, coordinator, 'pathways.mapJobTitle', {
    jobTitle: `Title ${agency.mark}`,
    agencyId,
    audiences: ['LCF-G3'],
    validFrom: null,
    validTo: null,
    why: `Why ${agency.mark}`,
  })) as { id: string };
  const override = (await call(api, coordinator, 'pathways.saveOverride', {
    agencyId,
    requirementId: 'LCF-L1',
    intervalMonths: 24,
    from: '2024-01-01',
    to: null,
    why: `Why ${agency.mark}`,
  })) as { id: string };
  return {
    agencyId,
    agencyRef: agency.ref,
    ...person,
    caseId: String(alike['caseId']),
    requestId: request.id,
    accountId,
    grantId: grant.id,
    mappingId: mapping.id,
    overrideId: override.id,
    lineId: await chargeSomebody(coordinator, agency, agencyId),
    bookingId: await bookSomebody(coordinator, agency, { ...person, agencyId }),
    text: agency.mark,
  };
}

async function chargeSomebody(coordinator: Caller, agency: MadeUpAgency, agencyId: AgencyId): Promise<string> {
  return await inTransaction(coordinator.run, async (ctx) => {
    await charge(ctx, {
      bookingId: `booking-${agency.mark}`,
      agencyId,
      outcome: 'attended',
      arisesOn: '2026-11-02',
      title: `Course ${agency.mark}, attended`,
      question: {
        agency: { kind: 'dom-care' },
        course: { length: 'full-day', startsOn: '2026-11-02' },
        outcome: { kind: 'attended' },
      },
    });
    return (await ctx.store.billing.ofAgency(agencyId)).at(-1)!.id;
  });
}

/** Puts a person of an agency on an event with a note of what she needs; her manager has not answered yet. */
async function bookSomebody(
  coordinator: Caller,
  { mark }: MadeUpAgency,
  { personId, postId, agencyId }: Pick<Belongings, 'personId' | 'postId' | 'agencyId'>,
): Promise<string> {
  const courseId = CourseId.parse('course-booked');
  const eventId = EventId.parse('event-booked');
  const id = BookingId.parse(`booking-${mark}`);
  await coordinator.run(async ({ store }) => {
    await store.courses.saveCourse({
      id: courseId,
      ref: 'BOOKED',
      title: 'Basics',
      kind: 'briefing',
      isInterAgency: true,
    });
    await store.events.save({
      id: eventId,
      courseId,
      state: 'published',
      mode: 'virtual',
      sessions: [{ startsAt: '2027-02-09T09:30:00.000Z', endsAt: '2027-02-09T12:30:00.000Z' }],
      linkShownHours: 24,
      places: { minimum: 0, maximum: 20, quotas: [], allotment: 'first-come', offerHours: 48, cutOffHours: 24 },
      approval: 'manager',
      attendanceThresholdPercent: 80,
      sequence: 0,
      movedFrom: [],
    });
    const position = (await store.bookings.ofEvent(eventId)).length + 1;
    await store.bookings.save([
      {
        id,
        eventId,
        personId: PersonId.parse(personId),
        postId: PostId.parse(postId),
        agencyId: AgencyId.parse(agencyId),
        state: 'placed',
        askedAt: '2026-11-20T09:00:00.000Z',
        placedAt: '2026-11-20T09:00:00.000Z',
        position,
        approval: { state: 'asked', isDeputyAsked: false, answerByOn: '2026-11-27' },
        attestation: {
          title: `Basics ${mark}`,
          achievedOn: '2026-01-05',
          by: PersonId.parse(personId),
          at: '2026-11-20T09:00:00.000Z',
        },
        isFromWaitingList: false,
        isWalkIn: false,
      },
    ]);
    await store.bookings.saveNeeds(id, { kinds: ['other'], note: `Note ${mark}` });
  });
  return id;
}

async function ask(
  westhaven: Westhaven,
  caller: Caller,
  method: string,
  path: string,
  body: object,
): Promise<Record<string, unknown>> {
  const { status, json } = await westhaven.ask(caller, { method, path, body, key: `set-up-${(count += 1)}` });
  if (status !== 200) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(json)}`);
  return json as Record<string, unknown>;
}
