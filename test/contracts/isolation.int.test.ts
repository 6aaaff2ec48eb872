import type { Caller } from '@trellis/api';
import { AccountId, PersonId } from '@trellis/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { questionsAbout, requestsAbout } from './every-question.ts';
import { addPerson, call, nobodys, settle, type Belongings, type MadeUpAgency } from './two-tenants.ts';
import { openWesthaven, type CallerWith, type Westhaven } from './westhaven.ts';

const avon: MadeUpAgency = { ref: 'avon', name: 'Avon Care', mark: 'Avonlea' };
const hill: MadeUpAgency = { ref: 'hill', name: 'Hill School', mark: 'Zebedee' };
const moor: MadeUpAgency = { ref: 'moor', name: 'Moor Surgery', mark: 'Quillfeather' };

let westhaven: Westhaven;
let eastmoor: CallerWith;
let own: Belongings;
/** Of another agency in the same partnership, of another partnership in the same database, and of nobody. */
let others: { readonly agency: Belongings; readonly partnership: Belongings; readonly nobody: Belongings };
/** Both are somebody in one agency. */
let askers: Readonly<Record<'agency-lead' | 'manager', Caller>>;
let coordinators: { readonly here: Caller; readonly there: Caller };

beforeAll(async () => {
  westhaven = await openWesthaven();
  eastmoor = await westhaven.addPartnership('eastmoor');
  own = await settle(westhaven, westhaven.callerWith, avon);
  others = {
    agency: await settle(westhaven, westhaven.callerWith, hill),
    partnership: await settle(westhaven, eastmoor, moor),
    nobody: nobodys,
  };
  coordinators = {
    here: await westhaven.callerWith({}, [{ role: 'administrator' }]),
    there: await eastmoor({}, [{ role: 'administrator' }]),
  };
  await addPerson(westhaven, coordinators.here, avon);
  const account = AccountId.parse('an-account');
  const personId = PersonId.parse(own.personId);
  await coordinators.here.run((ctx) =>
    ctx.store.access.saveAccount({
      id: account,
      issuer: 'https://lms.example',
      clientId: 'c',
      subject: 'somebody',
      state: 'joined',
      personId,
      lastSeenAt: '2026-11-21T09:00:00.000Z',
    }),
  );
  const as = (role: 'agency-lead' | 'manager') =>
    westhaven.callerWith({ kind: 'account', id: account, personId }, [{ role, agency: 'avon' }]);
  askers = { 'agency-lead': await as('agency-lead'), manager: await as('manager') };
});
afterAll(() => westhaven[Symbol.asyncDispose]());

/** Everything that is answered about an agency's people, as somebody who may see all of it is told. */
async function everythingIn(coordinator: Caller, its: Belongings): Promise<unknown> {
  const { agencyId, agencyRef, personId } = its;
  const asked: readonly (readonly [string, unknown])[] = [
    ['people.search', { agencyId, limit: 500 }],
    ['people.person', { personId }],
    ['people.cases', { limit: 500 }],
    ['access.grantsOf', { personId }],
    ['access.joinRequests', { limit: 500 }],
    ['access.waitingAccounts', { limit: 500 }],
    ['evidence.list', { agency: agencyRef, limit: 500 }],
    ['compliance.rows', { agencyId, limit: 500 }],
    ['billing.lines', { agencyId, limit: 500 }],
    ['billing.line', { id: its.lineId }],
    ['bookings.ofAgency', { agencyId, limit: 500 }],
    ['bookings.ofEvent', { eventId: 'event-booked', limit: 500 }],
    ['pathways.overrides', { agencyId }],
    ['pathways.jobTitles', { text: its.text, limit: 500 }],
  ];
  return Promise.all(asked.map(([path, input]) => call(westhaven.api, coordinator, path, input)));
}

const MARKS = new RegExp(`${hill.mark}|${moor.mark}`, 'i');

/** The words of an answer without those that the question itself held. */
function answeredBeyond(answer: unknown, question: unknown): string {
  return (
    (JSON.stringify(question) ?? '')
      .match(/[^"{}[\],:]+/g)
      ?.reduce((text, word) => (MARKS.test(word) ? text.replaceAll(word, '') : text), JSON.stringify(answer) ?? '') ??
    JSON.stringify(answer) ??
    ''
  );
}

/** An answer in which whatever was asked for by name reads the same. */
function neutral(answer: unknown, its: Belongings): unknown {
  const words = Object.entries(its).toSorted(([, one], [, other]) => other.length - one.length);
  return JSON.parse(
    words.reduce((text, [name, word]) => text.replaceAll(`"${word}"`, `"(${name})"`), JSON.stringify(answer) ?? 'null'),
  );
}

test('there is a question for every procedure', () => {
  expect(Object.keys(questionsAbout(own, own)).toSorted()).toEqual(Object.keys(westhaven.api.permissions).toSorted());
});

/** As it is answered when nothing is known of it, or a line that says what was told. */
async function tellsOf(asker: Caller, path: string, index: number): Promise<readonly string[]> {
  const answerAbout = async (its: Belongings) => {
    const question = questionsAbout(its, own)[path]![index];
    const answer = await call(westhaven.api, asker, path, question);
    expect(answer, `${path} ${JSON.stringify(question)}`).not.toMatchObject({ refused: 'request.failed' });
    return JSON.stringify(neutral(answer, its));
  };
  const nowhere = await answerAbout(others.nobody);
  const told = {
    'another partnership': await answerAbout(others.partnership),
    'another agency': await answerAbout(others.agency),
  };
  return Object.entries(told).flatMap(([whose, answer]) =>
    answer === nowhere ? [] : [`${path} (${index}) about ${whose}: ${answer} and not ${nowhere}`],
  );
}

// Whoever is not on record yet names her agency, so which agencies there are is told to everybody who signs in. Who works there is not.
const AGENCIES_ARE_NAMED = 'access.agenciesToJoin';

describe.each(['agency-lead', 'manager'] as const)('somebody who is %s in one agency', (role) => {
  test('is answered about what belongs to another agency or partnership as if it were nowhere, and changes nothing there', async () => {
    const everything = () =>
      Promise.all([
        everythingIn(coordinators.here, others.agency),
        everythingIn(coordinators.there, others.partnership),
      ]);
    const before = await everything();
    const told: string[] = [];
    for (const [path, questions] of Object.entries(questionsAbout(own, own)))
      if (path !== AGENCIES_ARE_NAMED)
        for (const index of questions.keys()) told.push(...(await tellsOf(askers[role], path, index)));
    expect(told).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test('reads no word of another agency’s in any answer', async () => {
    const read: string[] = [];
    for (const its of [own, others.agency, others.partnership])
      for (const [path, questions] of Object.entries(questionsAbout(its, own)))
        for (const question of questions) {
          const answer = answeredBeyond(await call(westhaven.api, askers[role], path, question), question);
          if (MARKS.test(answer)) read.push(`${path} ${JSON.stringify(question)}: ${answer}`);
        }
    expect(read).toEqual([]);
  });
});

test('somebody nobody knows can ask to join the agencies of her own partnership alone', async () => {
  const account = await westhaven.callerWith({ kind: 'account', id: `account-${hill.mark}` }, []);
  const join = (agencyId: string) =>
    call(westhaven.api, account, 'access.requestToJoin', { agencyId, statedName: 'A B' });
  expect(await join(others.partnership.agencyId)).toEqual(await join('nowhere'));
  expect(await call(westhaven.api, account, AGENCIES_ARE_NAMED, undefined)).toEqual([
    { id: own.agencyId, name: avon.name },
    { id: others.agency.agencyId, name: hill.name },
  ]);
});

const sorts = ['days-overdue', 'person', 'team', 'requirement', 'due-on'].flatMap((by) =>
  [true, false].map((descending) => ({ by, descending })),
);

/** Everything that a lead can read by herself: lists in every order, whole and page by page, with totals, searches, figures and files. */
async function allThatALeadReads(lead: Caller): Promise<unknown> {
  const read: unknown[] = [];
  const ask = async (path: string, input: object) => {
    const answer = await call(westhaven.api, lead, path, input);
    read.push([path, input, answer]);
    return answer as { after?: string };
  };
  const everyPage = async (path: string, input: object) => {
    for (let after: string | undefined; ;) {
      ({ after } = await ask(path, { ...input, limit: 2, ...(after === undefined ? {} : { after }) }));
      if (after === undefined) return;
    }
  };
  for (const sort of sorts) await everyPage('compliance.rows', { sort });
  for (const text of [undefined, 'given', 'title', 'Zebedee', 'Quillfeather', 'Avonlea'])
    for (const path of ['people.search', 'compliance.rows']) await everyPage(path, text === undefined ? {} : { text });
  for (const path of [
    'evidence.list',
    'people.cases',
    'people.importRuns',
    'access.joinRequests',
    'pathways.jobTitles',
    'compliance.people',
    'billing.lines',
  ])
    await everyPage(path, {});
  for (const asAt of [undefined, '2024-06-01', '2030-01-01']) {
    await ask('compliance.agency', { asAt });
    await ask('compliance.report', { asAt });
    await ask('compliance.report', { asAt, groupBy: ['requirement'] });
  }
  await ask('pathways.overrides', {});
  await ask('billing.statements', {});
  for (const path of ['/compliance/people.csv', '/compliance/report', '/compliance/people', '/evidence'])
    read.push((await westhaven.ask(lead, { method: 'GET', path })).json);
  return read;
}

test('whatever happens in another agency or partnership, nothing that a lead reads moves', async () => {
  const lead = askers['agency-lead'];
  const before = await allThatALeadReads(lead);
  expect(JSON.stringify(before)).toContain(avon.mark);
  for (const _ of [1, 2, 3]) {
    await addPerson(westhaven, coordinators.here, hill);
    await addPerson(westhaven, coordinators.there, moor);
  }
  await settle(westhaven, westhaven.callerWith, { ref: 'dale', name: 'A new agency', mark: 'Zebedeeson' });
  await call(westhaven.api, coordinators.here, 'evidence.withdraw', { id: others.agency.evidenceId, reason: 'Agreed' });
  expect(await allThatALeadReads(lead)).toEqual(before);
});

test('a lead’s token is answered over REST about what belongs to others as if it were nowhere', async () => {
  const document = await westhaven.ask(undefined, { method: 'GET', path: '/openapi.json' });
  const { paths } = document.json as { paths: Record<string, Record<string, unknown>> };
  const served = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(Object.keys(requestsAbout(own)).toSorted()).toEqual(
    served.filter((path) => !path.endsWith('/openapi.json')).toSorted(),
  );
  const token = await westhaven.callerWith({}, [{ role: 'agency-lead', agency: 'avon' }]);
  let keys = 0;
  const told: string[] = [];
  for (const [route, requests] of Object.entries(requestsAbout(own)))
    for (const index of requests.keys()) {
      const answerAbout = async (its: Belongings) => {
        const answer = await westhaven.ask(token, {
          ...requestsAbout(its)[route]![index]!,
          key: `lead-${(keys += 1)}`,
        });
        return JSON.stringify(neutral(answer, its));
      };
      const nowhere = await answerAbout(others.nobody);
      for (const its of [others.agency, others.partnership]) {
        const answer = await answerAbout(its);
        if (answer !== nowhere) told.push(`${route} (${index}) about ${its.text}: ${answer} and not ${nowhere}`);
      }
    }
  expect(told).toEqual([]);
});

test('the key under which another system recorded something is anybody’s own to use', async () => {
  const body = {
    agencyRef: 'avon',
    staffNumber: own.staffNumber,
    kind: 'completion',
    achievedOn: '2025-02-01',
    satisfies: ['LCF-L1'],
  };
  const asked = { method: 'POST', path: '/evidence', key: 'the-same-key' };
  const theirs = await westhaven.callerWith({ id: 'their-token' }, [{ role: 'agency-lead', agency: 'hill' }]);
  const ours = await westhaven.callerWith({ id: 'our-token' }, [{ role: 'agency-lead', agency: 'avon' }]);
  const { agencyRef, staffNumber } = others.agency;
  expect(await westhaven.ask(theirs, { ...asked, body: { ...body, agencyRef, staffNumber } })).toMatchObject({
    status: 200,
  });
  expect(await westhaven.ask(ours, { ...asked, body })).toMatchObject({ status: 200, json: { outcome: 'new' } });
});
