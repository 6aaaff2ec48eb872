import { describe, expect, it } from 'vitest';
import { chooseReadings, optionsOf, read, readingOf } from './readings.ts';
import { Pack } from './schema.ts';
import madeUp from './made-up-pack.json' with { type: 'json' };

const options = optionsOf([Pack.parse(madeUp)]);
const hangs = { option: 'TEST-AGENCY', readings: { a: 'either', b: 'shorter' } };

describe('readings of open points', () => {
  it('are the defaults unless somebody chooses', () => {
    expect(chooseReadings(options, {})['TEST-AGENCY']).toBe('a');
    expect(chooseReadings(options, { 'TEST-AGENCY': 'b' })).toMatchObject({ 'TEST-AGENCY': 'b', 'TEST-LEVELS': 'a' });
  });

  it('refuse a point that nobody left open', () => {
    expect(() => chooseReadings(options, { 'TEST-NOTHING': 'a' })).toThrow(
      expect.objectContaining({ code: 'frameworks.unknown-option' }),
    );
  });

  it('refuse a letter that the point does not have', () => {
    expect(() => chooseReadings(options, { 'TEST-AGENCY': 'z' })).toThrow(
      expect.objectContaining({
        code: 'frameworks.unknown-reading',
        facts: { field: 'options.TEST-AGENCY', readings: ['a', 'b'] },
      }),
    );
  });

  it.each(['constructor', 'toString'])('refuse %s, which every object has', (letter) => {
    expect(() => chooseReadings(options, { 'TEST-AGENCY': letter })).toThrow(
      expect.objectContaining({ code: 'frameworks.unknown-reading' }),
    );
    expect(() => chooseReadings(options, { [letter]: 'a' })).toThrow(
      expect.objectContaining({ code: 'frameworks.unknown-option' }),
    );
  });

  it('say which option decided', () => {
    expect(readingOf(hangs, { 'TEST-AGENCY': 'b' })).toEqual({ value: 'shorter', option: 'TEST-AGENCY:b' });
    expect(() => readingOf(hangs, {})).toThrow(expect.objectContaining({ code: 'frameworks.unknown-reading' }));
  });

  it('leave alone what hangs on no option', () => {
    expect(readingOf('either', {})).toEqual({ value: 'either', option: undefined });
    expect(read(['T1'], {})).toEqual(['T1']);
  });

  it('list a point of several packs once', () => {
    const pack = Pack.parse(madeUp);
    expect(optionsOf([pack, { ...pack, version: '2.0.0' }])).toHaveLength(pack.options.length);
  });
});
