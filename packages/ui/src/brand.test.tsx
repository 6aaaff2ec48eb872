import { describe, expect, test } from 'vitest';
import { brandFrom, brandStyle, contrastRatio } from './brand.tsx';

const hues = [
  '#f98012',
  '#ffe600',
  '#00ffff',
  '#ffffff',
  '#000000',
  '#0f6cbf',
  '#e4007c',
  '#7ac142',
  '#0b5567',
  '#fff',
  'b0b0b0',
];

describe('the colour of an LMS', () => {
  test.each(hues)('%s is darkened until everything on it and in it can be read', (hex) => {
    const brand = brandFrom(hex)!;
    expect(contrastRatio('#ffffff', brand.brand)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio('#ffffff', brand.brandStrong)).toBeGreaterThanOrEqual(7);
    expect(contrastRatio(brand.onBrand, brand.brand)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(brand.onBrand2, brand.brandStrong)).toBeGreaterThanOrEqual(4.5);
    for (const ground of [brand.brandSoft, '#f6f5f1', '#efede7']) {
      expect(contrastRatio(brand.brand, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(hues)('%s is lightened for dark grounds', (hex) => {
    const brand = brandFrom(hex, 'dark')!;
    for (const ground of [brand.brandSoft, '#11181d', '#1a2329', '#222d34']) {
      expect(contrastRatio(brand.brand, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrastRatio(brand.onBrand, brand.brand)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio('#ffffff', brand.brandStrong)).toBeGreaterThanOrEqual(7);
  });

  test('a colour that is dark enough already is kept as it is', () => {
    expect(brandFrom('#083f4d')).toMatchObject({ brand: '#083f4d', brandStrong: '#083f4d', onBrand: '#ffffff' });
  });

  test('a hue stays the hue it was', () => {
    const brand = brandFrom('#ff0000')!;
    expect(brand.brand).toMatch(/^#[0-9a-f]{2}0000$/);
  });

  test.each(['', 'teal', '#12', '#12345g', 'url(x)', '#1234567'])('"%s" is not a colour and changes nothing', (hex) => {
    expect(brandFrom(hex)).toBeNull();
  });

  test('the colours are handed on as custom properties', () => {
    expect(brandStyle(brandFrom('#083f4d')!)).toEqual({
      '--brand': '#083f4d',
      '--brand-strong': '#083f4d',
      '--brand-soft': '#e6eced',
      '--on-brand': '#ffffff',
      '--on-brand-2': '#c1cfd3',
    });
  });
});

describe('contrast', () => {
  test('black on white is the most there is', () => {
    expect(contrastRatio('#000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  test('what is not a colour has no contrast', () => {
    expect(contrastRatio('red', '#ffffff')).toBe(1);
  });
});
