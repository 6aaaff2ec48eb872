import { quote, QuoteQuestion, type Quote } from '@trellis/core/charging';
import { banesCharging2021Pack } from '@trellis/pack-bath-north-east-somerset';
import { bankHolidaysPack } from '@trellis/pack-national';
import { publishedChargesPacks } from '@trellis/pack-published-charges';
import { describe, expect, test } from 'vitest';

const [calendar] = bankHolidaysPack.calendars;

interface Asked {
  readonly kind?: string;
  readonly turnover?: number;
  readonly inArea?: boolean;
  readonly flags?: readonly string[];
  readonly course?: Readonly<Record<string, unknown>>;
  readonly outcome?: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, string>>;
  readonly extraCosts?: readonly { readonly kind: string; readonly pence: number }[];
}

function ask(name: string, asked: Asked): Quote {
  const [policy] = publishedChargesPacks.find((pack) => pack.id === `published-${name}`)!.chargingPolicies;
  const question = QuoteQuestion.parse({
    agency: {
      kind: asked.kind ?? 'care-home',
      inArea: asked.inArea ?? true,
      ...(asked.turnover === undefined ? {} : { annualTurnoverPence: asked.turnover * 100 }),
    },
    course: { length: 'full-day', mode: 'classroom', startsOn: '2027-03-10', ...asked.course },
    outcome: asked.outcome ?? { kind: 'attended' },
    flags: asked.flags ?? [],
    options: asked.options ?? {},
    extraCosts: asked.extraCosts ?? [],
  });
  return quote(question, policy!, calendar!);
}

const half = { length: 'half-day' };
const twoDays = {
  sessions: [
    { startsOn: '2027-03-10', length: 'full-day' },
    { startsOn: '2027-03-11', length: 'full-day' },
  ],
};
const absent = { kind: 'no-show' };
const cancelledOn = (date: string) => ({ kind: 'cancelled', at: `${date}T12:00:00Z` });
const replaced = { ...absent, substitute: { sameAgency: true, sameTeam: false } };

const cases: readonly (readonly [name: string, what: string, asked: Asked, pounds: number])[] = [
  ['teeswide', 'a place', {}, 0],
  ['teeswide', 'a day missed', { outcome: absent }, 50],
  ['teeswide', 'two days missed', { outcome: absent, course: twoDays }, 100],
  ['teeswide', 'notice of seven days', { outcome: cancelledOn('2027-03-03') }, 50],
  ['teeswide', 'notice of eight days', { outcome: cancelledOn('2027-03-02') }, 0],
  [
    'teeswide',
    'a day missed with an interpreter booked',
    { outcome: absent, extraCosts: [{ kind: 'interpreter', pence: 12_000 }] },
    170,
  ],
  ['wirral', 'a place', { kind: 'gp' }, 0],
  ['wirral', 'a full day missed', { kind: 'gp', outcome: absent }, 90],
  ['wirral', 'a half day missed', { kind: 'gp', outcome: absent, course: half }, 50],
  ['wirral', 'notice of three working days', { kind: 'gp', outcome: cancelledOn('2027-03-05') }, 0],
  ['wirral', 'notice of two working days', { kind: 'gp', outcome: cancelledOn('2027-03-08') }, 90],
  ['wirral', "a school's place", { kind: 'school-academy', course: { fullCostPence: 21_500 } }, 0],
  [
    'wirral',
    'a school that missed it',
    { kind: 'school-academy', outcome: absent, course: { fullCostPence: 21_500 } },
    215,
  ],
  [
    'wirral',
    "a school's place, read otherwise",
    { kind: 'college', course: { fullCostPence: 21_500 }, options: { 'PUB-WIRRAL-EDUCATION': 'b' } },
    215,
  ],
  ['greenwich', 'a place within the borough', { kind: 'school-maintained' }, 0],
  ['greenwich', 'an independent school, full day', { kind: 'school-independent' }, 100],
  ['greenwich', 'an independent school, half day', { kind: 'school-independent', course: half }, 50],
  ['greenwich', 'a free school', { kind: 'school-academy', flags: ['free-school'] }, 100],
  ['greenwich', 'another borough', { kind: 'council', inArea: false, course: half }, 50],
  ['greenwich', 'notice of one day', { outcome: cancelledOn('2027-03-09') }, 80],
  ['greenwich', 'notice of one day of a half day', { outcome: cancelledOn('2027-03-09'), course: half }, 40],
  ['greenwich', 'notice of two days', { outcome: cancelledOn('2027-03-08') }, 0],
  ['northamptonshire', 'notice of two working days', { outcome: cancelledOn('2027-03-08') }, 50],
  ['northamptonshire', 'notice of three working days', { outcome: cancelledOn('2027-03-05') }, 0],
  [
    'northamptonshire',
    'notice of three working days with Easter Monday among them, read otherwise',
    {
      outcome: cancelledOn('2027-03-25'),
      course: { startsOn: '2027-03-30' },
      options: { 'PUB-NORTHANTS-HOLIDAYS': 'b' },
    },
    50,
  ],
  ['south-tyneside', 'a full day missed', { outcome: absent }, 50],
  ['south-tyneside', 'a half day missed', { outcome: absent, course: half }, 25],
  ['south-tyneside', 'a replacement came', { outcome: replaced }, 0],
  [
    'south-tyneside',
    'e-learning not finished',
    { outcome: { kind: 'unfinished' }, course: { kind: 'e-learning', length: 60 } },
    25,
  ],
  ['salford', 'notice of nine working days', { outcome: cancelledOn('2027-02-25') }, 50],
  ['salford', 'notice of ten working days', { outcome: cancelledOn('2027-02-24') }, 0],
  ['salford', 'arrived late', { outcome: { kind: 'arrived-late' } }, 50],
  [
    'plymouth',
    'notice of fourteen days',
    { outcome: cancelledOn('2027-02-24'), course: { fullCostPence: 13_000 } },
    130,
  ],
  ['plymouth', 'notice of fifteen days', { outcome: cancelledOn('2027-02-23'), course: { fullCostPence: 13_000 } }, 0],
  ['plymouth', 'somebody else came', { outcome: replaced, course: { fullCostPence: 13_000 } }, 0],
  ['staffordshire', 'level 1', { course: { level: '1' } }, 30],
  ['staffordshire', 'level 2', { course: { level: '2' } }, 50],
  ['staffordshire', 'level 3 missed', { course: { level: '3' }, outcome: absent }, 100],
  ['staffordshire', 'the police', { kind: 'police', course: { level: '3' } }, 0],
  ['staffordshire', 'a charity', { kind: 'other', flags: ['charity'], course: { level: '3' } }, 0],
  ['staffordshire', 'a free course', { course: { level: '2', isPriced: false } }, 0],
  ['staffordshire', 'a free course missed', { course: { level: '2', isPriced: false }, outcome: absent }, 50],
  ['cambridgeshire', 'a contributing partner', { kind: 'police', flags: ['contributing-partner'] }, 0],
  ['cambridgeshire', 'a school for two days', { kind: 'school-maintained', course: twoDays }, 100],
  ['cambridgeshire', 'for profit, full day', { kind: 'commissioned-for-profit' }, 150],
  ['cambridgeshire', 'out of the county, half day', { kind: 'school-maintained', inArea: false, course: half }, 75],
  ['west-sussex', 'a half day missed', { outcome: absent, course: half }, 35],
  ['west-sussex', 'a full day, notice of ten working days', { outcome: cancelledOn('2027-02-24') }, 70],
  ['west-sussex', 'a full day, notice of eleven working days', { outcome: cancelledOn('2027-02-23') }, 0],
  ['west-sussex', 'two days missed', { outcome: absent, course: twoDays }, 140],
  ['west-sussex', 'arrived late', { outcome: { kind: 'arrived-late' }, course: half }, 35],
  ['west-sussex', 'somebody else came', { outcome: replaced }, 0],
  ['leeds', 'four hours', { course: { length: 240 } }, 35],
  ['leeds', 'more than four hours', { course: { length: 241 } }, 50],
  ['leeds', 'training for trainers', { course: { kind: 'training-for-trainers' } }, 150],
  ['leeds', 'a partner', { kind: 'council' }, 0],
  ['leeds', 'third sector under £250,000', { kind: 'other', flags: ['third-sector'], turnover: 249_999 }, 0],
  ['leeds', 'third sector of £250,000', { kind: 'other', flags: ['third-sector'], turnover: 250_000 }, 50],
  ['leeds', 'a full day missed', { outcome: absent }, 50],
];

test.each(cases)('%s charges for %s what it published', (name, _what, asked, pounds) => {
  const { totalPence, lines } = ask(name, asked);
  expect(totalPence / 100).toBe(pounds);
  expect(lines.reduce((sum, line) => sum + line.pence, 0)).toBe(totalPence);
});

describe('the published policies', () => {
  test('are drafts, each with where it was published', () => {
    expect(publishedChargesPacks).toHaveLength(11);
    for (const pack of publishedChargesPacks) {
      expect(pack.status).toBe('draft');
      expect(pack.source.note).toMatch(/to be checked at its source/);
    }
  });

  test('count with a calendar that is there, as that of Bath and North East Somerset does', () => {
    for (const { chargingPolicies } of [...publishedChargesPacks, banesCharging2021Pack])
      for (const policy of chargingPolicies) expect(policy.calendar).toBe(calendar!.id);
  });

  test('ask for the full cost where the course does not say it', () => {
    expect(() => ask('wirral', { kind: 'college', outcome: absent })).toThrow(
      expect.objectContaining({ code: 'charging.full-cost-needed', facts: { field: 'course.fullCostPence' } }),
    );
  });

  test('name the reading of education even where the other one asks for a cost that is not given', () => {
    expect(ask('wirral', { kind: 'college' }).lines[0]).toMatchObject({ pence: 0, option: 'PUB-WIRRAL-EDUCATION:a' });
  });
});
