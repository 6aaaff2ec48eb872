import { createHash, randomUUID } from 'node:crypto';
import type { Context, PersonId, Stores } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import { saveCourse, saveVersion } from '@trellis/core/courses';
import {
  applyPendingFacts,
  noteJoined,
  createConnection,
  inviteConnection,
  lmsCourses,
  mapLmsCourse,
  openConnection,
  takeEvents,
  type ConnectionTrust,
  type LmsCourseShown,
  type LmsEventResult,
  type LmsMapping,
} from '@trellis/core/lms';
import { importPeople, search } from '@trellis/core/people';
import { createToolStorage } from '@trellis/store';
import { createTestPartnership, type TestDatabase, type TestPartnership } from '@trellis/store/testing';
import { act, administrator } from './at-work.ts';

export const NOW = '2026-11-21T10:00:00.000Z';
/** What completing can count as in these tests, beside courses. */
export const KNOWN_IDS: ReadonlySet<string> = new Set(['LCF-L1', 'LCF-L2']);
export const PAGE = { limit: 50 };
/** Somebody whom the LMS knows and nobody else. */
export const stranger = { userId: '99', givenName: 'Zoe', familyName: 'Zimmer', workEmail: 'zoe@home.example' };

/** What became of each event. */
export const outcomes = (results: readonly LmsEventResult[]) => results.map(({ outcome }) => outcome);

/** Two agencies that both have a number 1001, and somebody of each. */
const PEOPLE = [
  ['WCC', 'Westhaven Council', '1001', 'Ann', 'Ash', 'ann@wcc.example'],
  ['WAT', 'Westhaven Acute Trust', '1001', 'Bea', 'Birch', 'bea@wat.example'],
  ['WCC', 'Westhaven Council', '1003', 'Cat', 'Cole', 'cat@wcc.example'],
] as const;

let count = 0;

/** A partnership with people, courses SG-1 and SG-2, and one LMS whose plugin has connected and registered. */
export class LmsAtWork {
  readonly database: TestDatabase;
  readonly partnership: TestPartnership;
  readonly plugin: Actor;
  readonly registrationId: string;
  readonly issuer: string;
  now = NOW;
  /** Whom the last actions would have judged again. */
  touched = new Set<string>();

  private constructor(parts: Pick<LmsAtWork, 'database' | 'partnership' | 'plugin' | 'registrationId' | 'issuer'>) {
    this.database = parts.database;
    this.partnership = parts.partnership;
    this.plugin = parts.plugin;
    this.registrationId = parts.registrationId;
    this.issuer = parts.issuer;
  }

  static async start(database: TestDatabase, trust?: ConnectionTrust): Promise<LmsAtWork> {
    const partnership = await createTestPartnership(database, `lms-${++count}`);
    const as = <Result>(actor: Actor, work: (ctx: Context<Stores>) => Promise<Result>) =>
      act(partnership, { actor, now: NOW }, work);
    await as(administrator, async (ctx) => {
      await importPeople(ctx, {
        rows: PEOPLE.map(([agencyRef, agencyName, staffNumber, givenName, familyName, workEmail], at) => ({
          row: at + 2,
          cells: { agencyRef, agencyName, staffNumber, givenName, familyName, workEmail, startsOn: '2024-09-01' },
        })),
        fileName: 'people.csv',
        dryRun: false,
        knownAudiences: new Set(),
      });
      const { id: courseId } = await saveCourse(ctx, { ref: 'SG-1', title: 'Safeguarding 1' });
      await saveVersion(ctx, { courseId, version: '1', validFrom: null, validTo: null });
      await saveCourse(ctx, { ref: 'SG-2', title: 'Safeguarding 2' });
    });
    const issuer = `https://lms-${count}.example`;
    return LmsAtWork.connected({ database, partnership, issuer }, 'client', trust);
  }

  private static async connected(
    where: Pick<LmsAtWork, 'database' | 'partnership' | 'issuer'>,
    clientId: string,
    trust?: ConnectionTrust,
  ): Promise<LmsAtWork> {
    const as = <Result>(actor: Actor, work: (ctx: Context<Stores>) => Promise<Result>) =>
      act(where.partnership, { actor, now: NOW }, work);
    const connection = await as(administrator, (ctx) =>
      createConnection(ctx, {
        name: 'Learning Pool',
        trust: trust ?? { vouchesFor: ['work-email', 'staff-number'], serves: [] },
        codeHash: createHash('sha256').update(`code ${where.issuer} ${clientId}`).digest('hex'),
      }),
    );
    const plugin: Actor = { kind: 'connection', id: connection.id, grants: [] };
    await as(plugin, (ctx) => openConnection(ctx, { site: SITE, secret: 'a secret that is long enough to be one' }));
    const parts = { ...where, plugin };
    const registrationId = await new LmsAtWork({ ...parts, registrationId: '' }).register(clientId);
    return new LmsAtWork({ ...parts, registrationId });
  }

  /** The same LMS, connected once more with a new code. */
  connectedAgain(clientId: string): Promise<LmsAtWork> {
    return LmsAtWork.connected(this, clientId);
  }

  /** Lets the plugin register its LMS, for the first time or again because the tool was deleted there. */
  async register(clientId: string): Promise<string> {
    const { database, issuer } = this;
    const tokenHash = createHash('sha256').update(`invitation ${issuer} ${clientId}`).digest('hex');
    await this.as(this.plugin, (ctx) => inviteConnection(ctx, { tokenHash }));
    const accepted = await createToolStorage(database.app).acceptRegistration(
      tokenHash,
      {
        issuer,
        clientId,
        authorizationEndpoint: `${issuer}/auth`,
        tokenEndpoint: `${issuer}/token`,
        keysetUrl: `${issuer}/keys`,
        productFamily: 'moodle',
      },
      '1',
      new Date(NOW),
    );
    if (accepted.outcome !== 'added') throw new Error(`the LMS could not register: ${accepted.outcome}`);
    return accepted.registration.id;
  }

  as<Result>(actor: Actor, work: (ctx: Context<Stores>) => Promise<Result>): Promise<Result> {
    return act(this.partnership, { now: this.now, actor, touched: this.touched }, work);
  }
  asAdministrator<Result>(work: (ctx: Context<Stores>) => Promise<Result>): Promise<Result> {
    return this.as(administrator, work);
  }

  tell(...events: readonly unknown[]): Promise<LmsEventResult[]> {
    return this.as(this.plugin, (ctx) => takeEvents(ctx, events));
  }
  /** Lets the worker do all that is pending. */
  async settle(): Promise<void> {
    while ((await this.as(JOB, noteJoined)) > 0);
    while ((await this.as(JOB, (ctx) => applyPendingFacts(ctx, 2))) > 0);
  }

  async lmsCourse(title = 'Safeguarding basics'): Promise<LmsCourseShown> {
    const { rows } = await this.asAdministrator((ctx) => lmsCourses(ctx, {}, PAGE));
    const found = rows.find(({ lmsCourse }) => lmsCourse.title === title);
    if (!found) throw new Error(`no course ${title} was heard of`);
    return found;
  }
  async map(mapping: Partial<LmsMapping> = {}, title?: string): Promise<LmsCourseShown> {
    const { lmsCourse } = await this.lmsCourse(title);
    return this.asAdministrator((ctx) =>
      mapLmsCourse(
        ctx,
        { courseRef: 'SG-1', satisfies: [], validFrom: null, validTo: null, ...mapping, lmsCourseId: lmsCourse.id },
        KNOWN_IDS,
      ),
    );
  }

  async personNamed(name: string): Promise<PersonId> {
    const { rows } = await this.asAdministrator((ctx) => search(ctx, { text: name }, PAGE));
    if (!rows[0]) throw new Error(`nobody is called ${name}`);
    return rows[0].personId;
  }
  /** What stands on somebody's record, as lines. */
  async record(name: string): Promise<readonly string[]> {
    const id = await this.personNamed(name);
    const held = await this.asAdministrator((ctx) => ctx.store.evidence.ofPeople([id]));
    return held
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ kind, courseRef, courseVersion, satisfies, achievedOn }) =>
        [kind, courseRef, courseVersion, ...satisfies, achievedOn].filter((part) => part !== undefined).join(' '),
      )
      .toSorted();
  }
}

const SITE = {
  url: 'https://lms.example',
  name: 'Learning Pool',
  product: 'moodle',
  version: '5.1',
  pluginVersion: '1.0',
};
/** The service at its own work. */
export const JOB: Actor = { kind: 'job', id: 'lms', grants: [{ role: 'administrator' }] };

const ann = { userId: '6', givenName: 'Ann', familyName: 'Ash', workEmail: 'Ann@wcc.example' };

/** That Ann completed a course, unless something else is said. */
export function anEvent(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: randomUUID(),
    kind: 'course-completed',
    occurredAt: '2026-11-20T09:00:00Z',
    person: ann,
    course: { id: '2', shortName: 'SG-1', title: 'Safeguarding basics' },
    state: 'complete',
    completedAt: '2026-11-20T09:00:00Z',
    ...more,
  };
}
