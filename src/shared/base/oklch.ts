// Colours of equal lightness for the window and the report: OKLCH to sRGB, and the contrast of two colours.

/** Lightness 0..1, chroma from 0 (grey), hue in degrees. */
export type Oklch = { readonly lightness: number; readonly chroma: number; readonly hue: number }

type Rgb = readonly [number, number, number]

/** Steps of the search for the largest chroma that a screen can show; 2^-12 of it is below one step of 8 bits. */
const GAMUT_STEPS = 12

/** `#rrggbb`. A colour outside sRGB keeps its lightness and hue and gives up chroma. */
export function oklchToHex({ lightness, chroma, hue }: Oklch): string {
  let fits = 0
  let tooMuch = chroma
  let rgb = linearRgb(lightness, chroma, hue)
  if (!isInGamut(rgb)) {
    for (let step = 0; step < GAMUT_STEPS; step++) {
      const middle = (fits + tooMuch) / 2
      if (isInGamut(linearRgb(lightness, middle, hue))) fits = middle
      else tooMuch = middle
    }
    rgb = linearRgb(lightness, fits, hue)
  }
  return `#${rgb.map(channel => toByte(channel).toString(16).padStart(2, '0')).join('')}`
}

/** Contrast of two `#rrggbb` colours as WCAG 2 defines it: 1 (alike) to 21 (black on white). */
export function contrastRatio(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** How different two `#rrggbb` colours look: their distance in OKLab, 0 (alike) to 1 (black from white). About 0.02 is just seen. */
export function oklabDistance(a: string, b: string): number {
  const [one, other] = [oklabOf(a), oklabOf(b)]
  return Math.hypot(...one.map((part, at) => part - other[at]))
}

function oklabOf(hex: string): readonly number[] {
  const [red, green, blue] = [1, 3, 5].map(at => linear(parseInt(hex.slice(at, at + 2), 16) / 255))
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** Björn Ottosson's OKLab matrices, https://bottosson.github.io/posts/oklab/ */
function linearRgb(lightness: number, chroma: number, hueDegrees: number): Rgb {
  const hue = (hueDegrees * Math.PI) / 180
  const a = chroma * Math.cos(hue)
  const b = chroma * Math.sin(hue)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** Rounding in the matrices puts white and black a hair outside. */
const GAMUT_SLACK = 1e-4

function isInGamut(rgb: Rgb): boolean {
  return rgb.every(channel => channel >= -GAMUT_SLACK && channel <= 1 + GAMUT_SLACK)
}

/** The sRGB transfer curve, IEC 61966-2-1. */
function toByte(linear: number): number {
  const channel = Math.min(1, Math.max(0, linear))
  const encoded = channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055
  return Math.round(encoded * 255)
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => linear(parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

/** `share` of the first colour over the second; both are `#rrggbb`. */
export function mixedHex(colour: string, over: string, share: number): string {
  const channel = (hex: string, at: number) => parseInt(hex.slice(1 + 2 * at, 3 + 2 * at), 16)
  const mixed = [0, 1, 2].map(at => Math.round(channel(colour, at) * share + channel(over, at) * (1 - share)))
  return `#${mixed.map(value => value.toString(16).padStart(2, '0')).join('')}`
}
