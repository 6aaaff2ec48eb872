/** The colours that an LMS's own colour replaces, as the custom properties of the theme take them. */
export type Brand = {
  readonly brand: string;
  readonly brandStrong: string;
  readonly brandSoft: string;
  readonly onBrand: string;
  readonly onBrand2: string;
};

type Rgb = readonly [red: number, green: number, blue: number];

const white: Rgb = [255, 255, 255];
/** The grounds on which words and links in the brand colour stand, light and dark. They follow theme/tokens.css. */
const grounds = { light: ['#ffffff', '#f6f5f1', '#efede7'], dark: ['#11181d', '#1a2329', '#222d34'] } as const;

function parse(hex: string): Rgb | null {
  const found = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex.trim())?.[1];
  if (!found) return null;
  const full = found.length === 3 ? found.replaceAll(/./g, '$&$&') : found;
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as Rgb;
}

const toHex = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
const round = (rgb: Rgb): Rgb => rgb.map(Math.round) as unknown as Rgb;
const mix = (from: Rgb, to: Rgb, share: number): Rgb =>
  round(from.map((part, at) => part + (to[at]! - part) * share) as unknown as Rgb);

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * How well two colours can be told apart, from 1 to 21.
 *
 * @param one - a colour as '#rgb' or '#rrggbb'
 * @returns 1 when either is not a colour, so that no test can pass by mistake
 * @source WCAG 2.2, relative luminance and contrast ratio
 */
export function contrastRatio(one: string, other: string): number {
  const [a, b] = [parse(one), parse(other)];
  return a && b ? contrast(a, b) : 1;
}

/** Moves a colour towards black or white in steps of one in a hundred until it is good enough. */
function moveUntil(colour: Rgb, towards: Rgb, isEnough: (colour: Rgb) => boolean): Rgb {
  for (let step = 0; step < 100; step += 1) {
    const moved = mix(colour, towards, step / 100);
    if (isEnough(moved)) return moved;
  }
  return towards;
}

/**
 * The brand colours made from one colour of an LMS: darkened, hue kept, until words in white can be read on them
 * and words in them can be read on every ground of the theme.
 *
 * @param hex - '#rgb' or '#rrggbb'
 * @param theme - `dark` lightens the colour instead, for dark grounds
 * @returns null when `hex` is not a colour; keep the colours of the theme then
 * @source WCAG 2.2, 1.4.3: 4.5:1 on the brand colour; `@source house`: 7:1 on the strong one
 */
export function brandFrom(hex: string, theme: 'light' | 'dark' = 'light'): Brand | null {
  const given = parse(hex);
  if (!given) return null;
  const black: Rgb = [0, 0, 0];
  const strong = moveUntil(given, black, (colour) => contrast(colour, white) >= (theme === 'dark' ? 11 : 7));
  const paper = grounds[theme].map((ground) => parse(ground)!);
  const soften = (colour: Rgb) => mix(theme === 'dark' ? paper[1]! : white, colour, theme === 'dark' ? 0.16 : 0.1);
  const brand = moveUntil(given, theme === 'dark' ? white : black, (colour) =>
    [...paper, soften(colour)].every((ground) => contrast(colour, ground) >= 4.5),
  );
  const quiet = moveUntil(mix(strong, white, 0.75), white, (colour) => contrast(colour, strong) >= 5.5);
  const onBrand =
    theme === 'dark' ? moveUntil(mix(strong, black, 0.4), black, (colour) => contrast(colour, brand) >= 4.5) : white;
  return {
    brand: toHex(brand),
    brandStrong: toHex(strong),
    brandSoft: toHex(soften(brand)),
    onBrand: toHex(onBrand),
    onBrand2: toHex(quiet),
  };
}

/** The brand as custom properties, for the `style` of the root element or a style sheet. */
export function brandStyle(brand: Brand): Record<`--${string}`, string> {
  return {
    '--brand': brand.brand,
    '--brand-strong': brand.brandStrong,
    '--brand-soft': brand.brandSoft,
    '--on-brand': brand.onBrand,
    '--on-brand-2': brand.onBrand2,
  };
}
