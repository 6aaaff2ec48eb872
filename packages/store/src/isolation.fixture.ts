import type { Stores } from '@trellis/core';
import type { StoredSpan } from '@trellis/core/compliance';
import type { Evidence } from '@trellis/core/evidence';
import type { Agency, Person, Post } from '@trellis/core/people';
import { sql } from 'kysely';
import { aLine, aRun } from './billing/ledger.fixture.ts';
import { aBooking } from './bookings/bookings.fixture.ts';
import { saying } from './compliance/saying.fixture.ts';
import { aForm, anAnswer, aRun as anEvaluation, sumsOfNobody } from './evaluation/evaluation.fixture.ts';
import { anEvent } from './events/events.fixture.ts';
import { noon, registerLms } from './lms/lms.fixture.ts';
import { fillQuality } from './quality/quality.fixture.ts';
import type { TestPartnership } from './test-partnership.ts';
import type { TestDatabase } from './testing.ts';

/** An agency of the partnership that is filled. */
export const agencyId = 'council' as Agency['id'];
/** A person with a post in it. */
export const personId = 'ann' as Person['id'];
const actor = { kind: 'operator', id: 'test', grants: [] } as const;

/** Something in every table that a partnership has. */
export async function fill(database: TestDatabase, partnership: TestPartnership): Promise<void> {
  const span: StoredSpan = {
    personId,
    agencyId,
    post: 'ann-1',
    view: 'post',
    requirement: 'LCF-L1',
    state: 'overdue',
    from: '2025-01-01',
    to: null,
    dueOn: null,
    heldOn: null,
    because: { rule: 'r', pack: 'p', version: '1.0.0', intervalMonths: null, cause: 'rule', kind: 'once' },
  };
  const validity = { validFrom: null, validTo: null };
  await partnership.at(
    noon,
    async (
      {
        people,
        access,
        frameworks,
        courses,
        standards,
        trainers,
        events,
        bookings,
        evaluation,
        evidence,
        pathways,
        billing,
        compliance,
        lms,
        notices,
        quality,
        reporting,
        deliveries,
        audit,
      },
      tx,
    ) => {
      await people.saveAgencies([
        { id: agencyId, ref: 'NSC', name: 'Council', kind: 'council' },
        { id: 'trust' as Agency['id'], ref: 'NST', name: 'Trust', kind: 'other' },
      ]);
      await people.savePeople([
        {
          id: personId,
          givenName: 'Ann',
          familyName: 'Baker',
          formerNames: [{ givenName: 'A', familyName: 'B', until: '2020-01-01' }],
          staffNumbers: [{ agencyId, staffNumber: '1' }],
        },
      ]);
      await people.savePosts([
        {
          id: 'ann-1' as Post['id'],
          personId,
          agencyId,
          jobTitle: 'Chef',
          audiences: [],
          flags: [],
          startsOn: '2025-01-01',
        },
      ]);
      await people.saveMerge(
        { id: 'm', keptId: personId, mergedId: personId, why: 'w', mergedAt: noon },
        { posts: [], managed: [], evidence: [], staffNumbers: [], plain: {} },
      );
      await people.saveCases([
        { id: 'case', runId: 'run', agencyId, kind: 'people', row: {}, reason: '', candidates: [], state: 'open' },
      ]);
      const counts = { new: 0, changed: 0, unchanged: 0, unsure: 0, refused: 0 };
      await people.saveRun({
        id: 'run',
        kind: 'people',
        fileName: 'f',
        dryRun: false,
        state: 'done',
        startedAt: noon,
        startedBy: 'x',
        rowsDone: 0,
        rowsTotal: 0,
        counts,
      });
      await sql`insert into import_progress select partnership_id, id, started_at, run from import_run`.execute(tx);
      await access.saveAccount({
        id: 'acc' as never,
        issuer: 'i',
        clientId: 'c',
        subject: 's',
        state: 'joined',
        personId,
        lastSeenAt: noon,
      });
      await access.saveGrant({ id: 'g', personId, role: 'board' });
      await access.saveToken({ id: 't', name: 't', grant: { role: 'board' }, createdAt: noon }, `${partnership.id}`);
      await access.saveClaimCode({ codeHash: 'h', personId, expiresAt: noon });
      await access.saveJoinRequest({
        id: 'j',
        accountId: 'acc' as never,
        agencyId,
        statedName: 'n',
        requestedAt: noon,
        state: 'waiting',
      });
      await access.rememberAnswer('a', 'k', 'h', {});
      await frameworks.savePack({
        id: 'p',
        version: '1.0.0',
        title: 'P',
        kind: 'k',
        ...validity,
        status: 'active',
        frameworks: [],
        requirements: [],
        options: [],
        chargingPolicies: [],
        calendars: [],
        awards: [],
        crosswalk: [],
        returnTemplates: [],
        forms: [],
        standards: [],
        source: { document: 'd' },
      });
      await frameworks.saveActivation({ packId: 'p', version: '1.0.0', from: null, to: null, readings: {} });
      await frameworks.saveEquivalence(
        { id: 'e', from: 'f', to: ['t'], carries: 'full', ...validity, why: 'w', isTakenBack: false },
        { kind: 'operator', id: 'test' },
      );
      await courses.saveCourse({ id: 'c' as never, ref: 'c', title: 'c', kind: 'briefing', isInterAgency: true });
      const content = { objectives: [], standards: [] };
      await courses.saveVersion({ courseId: 'c' as never, version: '1', ...content, ...validity });
      await courses.saveMapping({ id: 'cm', courseId: 'c' as never, satisfies: ['x'], ...validity });
      const trainer = { personId, agencyId, jobRole: 'r', skills: [], knowledge: [], approvals: [], isActive: true };
      await trainers.save({ ...trainer, isInHouseTrainer: true, hasSafeguardingKnowledge: true });
      await trainers.saveSettings({ warnMonths: 6, targets: [] });
      await events.save(anEvent('ev', { courseId: 'c' as never }));
      await trainers.assign({ eventId: 'ev' as never, personId, assignedAt: noon });
      await events.saveNote({ id: 'en', eventId: 'ev' as never, personId, text: 't', writtenAt: noon });
      const file = { title: 't', fileName: 'f.pdf', bytes: 1, addedAt: noon, mediaType: 'm', sha256: 's' };
      const inIt = new Uint8Array([1]);
      await courses.addMaterial({ id: 'ma', courseId: 'c' as never, version: '1', ...file, content: inIt });
      const booking = aBooking('bo', 1, { eventId: 'ev' as never, personId, agencyId });
      await bookings.save([booking]);
      await bookings.saveNeeds(booking.id, { kinds: ['captions'] });
      await bookings.saveDeputy({ agencyId, personId });
      await fillEvaluation(evaluation);
      await evidence.save([
        {
          id: 'e' as Evidence['id'],
          personId,
          kind: 'award',
          satisfies: [],
          achievedOn: '2026-01-01',
          withdrawn: false,
        },
      ]);
      await pathways.saveMapping({ id: 'm', jobTitle: 'Chef', audiences: ['x'], ...validity, why: 'w' });
      await pathways.saveOverride({ id: 'o', agencyId, intervalMonths: 1, from: '2026-01-01', to: null, why: 'w' });
      await compliance.judge([personId], saying([span]));
      await compliance.askForRejudging('rejudging', 'asked-for');
      const { id: rulesId } = await compliance.lockRules();
      const noRules = { activations: [], agencies: [], overrides: [], mappings: [], courses: [], equivalences: [] };
      await compliance.holdRules(rulesId, noRules);
      await compliance.judge([personId], saying([{ ...span, state: 'current' }]));
      const registrationId = await registerLms(database, partnership);
      const heard = { registrationId, subject: 's', firstSeenAt: noon, lastSeenAt: noon };
      const what = { id: 'lc', registrationId, kind: 'course', outsideId: '7', title: 'c' } as const;
      await lms.saveLmsCourses([{ ...what, state: 'mapped', firstSeenAt: noon, lastFactAt: noon }]);
      await lms.saveMapping({ id: 'lm', lmsCourseId: 'lc', courseRef: 'c', satisfies: [], ...validity });
      await lms.saveFacts([
        {
          id: 'f',
          registrationId,
          lmsCourseId: 'lc',
          subject: 's',
          state: 'complete',
          occurredAt: noon,
          completedAt: noon,
          waitsForCourse: false,
          waitsForPerson: true,
          isPending: true,
        },
      ]);
      await lms.saveUnsurePeople([
        { ...heard, id: 'u', said: { givenName: 'Ann' }, heardFrom: 'event', state: 'open' },
      ]);
      const place = { registrationId, deploymentId: '1', contextId: '7' };
      await lms.noteContext({ ...place, isSiteWide: false, lastSeenAt: noon });
      await lms.noteLink(
        { ...place, id: 'l', resourceLinkId: 'rl', courseRef: 'c', lineItemUrl: 'https://lms.example/li' },
        'acc' as never,
      );
      const score = {
        linkId: 'l',
        accountId: 'acc' as never,
        personId,
        given: 1,
        state: 'waiting',
        attempts: 0,
      } as const;
      await lms.saveScores([{ ...score, id: 'sc' }]);
      await notices.enqueue([{ kind: 'booking-placed', personId, bookingId: 'b' as never, sequence: 0 }]);
      await lms.addTask({ id: 'ta', kind: 'check', registrationId, state: 'waiting', askedAt: noon, done: 0 });
      await fillLedger(billing);
      await fillReports(reporting);
      await fillDeliveries(deliveries);
      await fillQuality({ standards, quality }, { agencyId, personId, eventId: 'ev', courseId: 'c' });
      await audit.record(
        { action: 'a', subject: { kind: 'person', id: personId }, personId, why: 'w' },
        { actor, at: noon },
      );
    },
  );
}

async function fillLedger(billing: Stores['billing']): Promise<void> {
  const { run, statement } = aRun();
  await billing.addLines([aLine({ id: 'line' })]);
  await billing.addNotes([{ id: 'note', lineId: 'line', kind: 'held', at: noon, by: actor, why: 'w' }]);
  await billing.release(run, [statement], ['line']);
  await billing.saveDetails({ agencyId, customerNumber: '1' });
  await billing.saveTerms({ agencyId, from: '2026-04-01', isInArea: true, evidence: 'e' });
  const other = 'trust' as Agency['id'];
  await billing.saveSuccession({ from: agencyId, to: other, on: '2030-04-01', kind: 'merge', document: 'd' });
  await billing.saveDraft({ id: 'd', title: 't', policy: {}, updatedAt: noon, updatedBy: actor });
}

async function fillEvaluation(evaluation: Stores['evaluation']): Promise<void> {
  await evaluation.saveForm({ form: aForm, from: null });
  await evaluation.saveCourseForm('c' as never, 'F');
  await evaluation.saveDefaultForm('F');
  const past = { opensAt: '2026-01-05T09:00:00.000Z', closesAt: '2026-02-05T09:00:00.000Z' };
  const windows = { before: past, after: past, 'follow-up': past, manager: past };
  await evaluation.saveRun(anEvaluation('ev', { windows }));
  await evaluation.saveSheet({
    bookingId: 'bo' as never,
    stage: 'after',
    eventId: 'ev' as never,
    state: 'answered',
    at: noon,
  });
  const answer = await evaluation.saveAnswer(anAnswer('bo', { personId, agencyId }));
  await evaluation.tally('ev' as never, agencyId);
  await evaluation.sumMonths();
  await evaluation.saveLot({
    kind: 'event',
    stage: 'after',
    naming: 'named',
    answers: [{ answer: String(answer), eventId: 'ev' as never }],
    cells: [sumsOfNobody],
    choices: [{ formId: 'F', itemId: 'C', choiceId: 'yes', count: 1 }],
  });
}

async function fillDeliveries(deliveries: Stores['deliveries']): Promise<void> {
  const recipient = { name: 'n', email: 'n@north.example' };
  await deliveries.saveSchedule({
    id: 'rs',
    title: 't',
    kind: 'agency',
    agencyId,
    months: [5],
    day: 1,
    recipients: [recipient],
    formats: ['csv'],
    attachFiles: false,
    isPaused: false,
    nextOn: '2026-05-01',
    owner: actor,
  });
  await deliveries.noteDue('rs', '2026-05-01', 'r');
  const letter = { reportId: 'r', scheduleId: 'rs', purpose: 'published', recipient, formats: [] } as const;
  await deliveries.enqueue([{ ...letter, formats: [], id: 'rd', state: 'waiting', askedAt: noon, tries: 0 }]);
}

async function fillReports(reporting: Stores['reporting']): Promise<void> {
  const plan = { kind: 'agency', title: 't', cover: '', asAt: '2026-01-01', agencyId } as const;
  const report = { ...plan, id: 'r', state: 'draft', draftedAt: noon, draftedBy: actor, drafterId: personId } as const;
  await reporting.saveReport(report);
  await reporting.addChallenge({ id: 'ch', reportId: 'r', kind: 'question', text: 'w', by: actor, at: noon });
  await reporting.saveAction({ id: 'ra', what: 'w', owner: 'o', dueOn: '2026-01-01', progress: 'done' });
  await reporting.saveReturns([{ agencyId, on: '2026-01-01', headcount: 2, trained: 1 }]);
  await reporting.saveAnswers('r', [{ figure: 'f', answer: 'confirmed' }]);
  await reporting.saveSmallNumbers(5);
  await reporting.freezeReport({ ...report, knownAt: noon, signedAt: noon, signedBy: actor }, '{}');
  const content = new Uint8Array([1]);
  await reporting.keepFiles('r', [{ format: 'csv', mediaType: 'text/csv', sha256: 's', bytes: 1, content }]);
}
