import { formOf, type ChosenReadings, type Form } from '@trellis/core/frameworks';
import { describe, expect, it } from 'vitest';
import { banesEvaluation2021Pack, banesStandards2021Pack } from './index.ts';

const byDefault = Object.fromEntries(banesEvaluation2021Pack.options.map((option) => [option.id, option.default]));
const form = (readings: ChosenReadings = {}): Form =>
  formOf(banesEvaluation2021Pack.forms[0]!, { ...byDefault, ...readings });
const askedAt = (stage: string, of = form()): readonly string[] =>
  of.items.filter((item) => item.stages.includes(stage as never)).map(({ id }) => id);

describe('the evaluation form', () => {
  it('has six headings, seven objectives, a scale of four ranks and five open questions on the day', () => {
    expect(form().headings).toHaveLength(6);
    expect(form().mostObjectives).toBe(7);
    expect(form().scales.map(({ labels }) => labels.length)).toEqual([4]);
    expect(form().items.filter((item) => item.kind === 'text' && item.stages.includes('after'))).toHaveLength(5);
  });

  it('rates the same objectives before, after and three months later, and then asks the manager', () => {
    expect(askedAt('before')).toEqual(['objectives']);
    expect(askedAt('after')).toContain('objectives');
    expect(askedAt('follow-up')).toContain('objectives');
    expect(form().followUpMonths).toBe(3);
    expect(askedAt('manager')).toEqual(['changed']);
  });

  it('makes the action plan of what will be done, what will show it and who will notice', () => {
    expect(form().items.flatMap((item) => (item.kind === 'text' && item.isPlan ? [item.id] : []))).toEqual([
      'will-use',
      'will-show',
      'people-will-notice',
    ]);
  });

  it('takes each of its five open points in its other reading', () => {
    expect(banesEvaluation2021Pack.options.map(({ id }) => id)).toEqual(
      Array.from({ length: 5 }, (_, index) => `AMB-EV-${index + 1}`),
    );
    expect(form({ 'AMB-EV-1': 'b' }).scales.map(({ labels }) => labels.length)).toEqual([3]);
    expect([form().theme.opensReview, form({ 'AMB-EV-2': 'b' }).theme.opensReview]).toEqual([true, false]);
    expect(askedAt('before', form({ 'AMB-EV-4': 'b' }))).toEqual([]);
    expect(form({ 'AMB-EV-5': 'b' }).mostObjectives).toBe(20);
    const anonymous = form({ 'AMB-EV-3': 'b' });
    expect(anonymous).toMatchObject({ naming: 'anonymous', headings: ['course-title', 'course-date'] });
    expect(new Set(anonymous.items.flatMap((item) => item.stages))).toEqual(new Set(['after']));
  });
});

describe('the standards', () => {
  it('are nine principles, six induction standards and seven elements of the core offer', () => {
    expect(banesStandards2021Pack.standards.map(({ id, standards }) => [id, standards.length])).toEqual([
      ['BN-principles', 9],
      ['BN-induction', 6],
      ['BN-core-offer', 7],
    ]);
  });
});
