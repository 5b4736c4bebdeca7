// Colours of equal lightness for the window and the report: OKLCH to sRGB.

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

/** `share` of the first colour over the second; both are `#rrggbb`. */
export function mixedHex(colour: string, over: string, share: number): string {
  const channel = (hex: string, at: number) => parseInt(hex.slice(1 + 2 * at, 3 + 2 * at), 16)
  const mixed = [0, 1, 2].map(at => Math.round(channel(colour, at) * share + channel(over, at) * (1 - share)))
  return `#${mixed.map(value => value.toString(16).padStart(2, '0')).join('')}`
}
