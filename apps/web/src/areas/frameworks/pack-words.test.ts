import { Pack, type PackActivation } from '@trellis/core/frameworks';
import { describe, expect, it } from 'vitest';
import { activationOn, packLine, packSign, packsShown, sourceWords, validWords } from './pack-words.ts';

const source = { document: 'house', note: 'made up' };
const pack = (id: string, more: Partial<Pack> = {}): Pack =>
  Pack.parse({
    id,
    version: '1.0.0',
    title: id,
    kind: 'test',
    validFrom: null,
    validTo: null,
    status: 'active',
    source,
    ...more,
  });
const active = (packId: string, from: string | null, to: string | null = null): PackActivation => ({
  packId,
  version: '1.0.0',
  from,
  to,
  readings: {},
});
const today = '2026-11-22';

describe('the list of packs', () => {
  it('shows each once with its newest version, those at work first', () => {
    const shown = packsShown(
      [pack('a'), pack('b', { version: '1.9.0' }), pack('b', { version: '1.10.0' })],
      [active('b', null)],
    );
    expect(shown.map(({ id, pack: newest, versions }) => [id, newest.version, versions.length])).toEqual([
      ['b', '1.10.0', 2],
      ['a', '1.0.0', 1],
    ]);
  });

  it.each([
    [[active('a', null)], 'At work', 'Version 1.0.0, as far back as it is valid.'],
    [[active('a', '2026-01-05')], 'At work', 'Version 1.0.0 since 5 January 2026.'],
    [[active('a', '2026-12-01')], 'To come', 'Version 1.0.0 from 1 December 2026.'],
    [[active('a', '2025-01-01', '2026-08-31')], 'Ended', 'Until 31 August 2026: for what was learnt and asked then.'],
    [[], 'Not at work', 'It asks nothing of anybody until it is put to work.'],
  ])('says whether one is at work: %j', (activations, sign, line) => {
    const [shown] = packsShown([pack('a')], activations);
    expect(packSign(shown!, today).children).toBe(sign);
    expect(packLine(shown!, today)).toBe(line);
  });

  it('says of a draft that somebody has to look', () => {
    const [shown] = packsShown([pack('a', { status: 'draft' })], []);
    expect(packSign(shown!, today).children).toBe('Draft');
    expect(packLine(shown!, today)).toContain('confirm that by name');
  });

  it('says of a pack that holds no more until when it did', () => {
    const [shown] = packsShown([pack('a', { validTo: '2018-12-31' })], [active('a', null)]);
    expect(packSign(shown!, today).children).toBe('Ended');
    expect(packLine(shown!, today)).toBe('Until 31 December 2018: for what was learnt and asked then.');
  });

  it('counts the last day in', () => {
    const [shown] = packsShown([pack('a')], [active('a', '2026-01-01', today)]);
    expect(activationOn(shown!, today)).toBeDefined();
    expect(activationOn(shown!, '2026-11-23')).toBeUndefined();
  });
});

describe('dates and sources in words', () => {
  it.each([
    [null, null, 'At any time'],
    ['2025-09-01', null, 'From 1 September 2025'],
    [null, '2026-08-31', 'Until 31 August 2026'],
    ['2025-09-01', '2026-08-31', '1 September 2025 to 31 August 2026'],
  ])('%s to %s', (validFrom, validTo, words) => expect(validWords({ validFrom, validTo })).toBe(words));

  it('names a document, or says that it is our own choice', () => {
    expect(sourceWords({ document: 'Guidance', edition: '2025', section: '3', note: 'read' })).toBe(
      'Guidance, 2025, 3 (read).',
    );
    expect(sourceWords(source)).toBe('Our own choice: made up.');
  });
});
