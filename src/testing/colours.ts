// How two colours differ to the eye, for tests of what is drawn.

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

/** The sRGB transfer curve, IEC 61966-2-1. */
function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => linear(parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}
