// Numbers and letters on frames: what they are, and how much room they take.

export type Badge = { readonly text: string; readonly kind: 'finding' | 'note' }

/** By node. */
export type Marks = ReadonlyMap<number, readonly Badge[]>

/** `a`, …, `z`, `aa`: so that notes are not taken for findings. */
export function noteLetter(at: number): string {
  const letter = String.fromCharCode(97 + (at % 26))
  return at < 26 ? letter : noteLetter(Math.floor(at / 26) - 1) + letter
}

/** A badge is as high as the row less a pixel at either edge, and a little wider for each further sign. */
export function badgeWidthPx({ text }: Badge, rowPx: number): number {
  return rowPx - 4 + (text.length - 1) * rowPx * SIGN_SHARE
}

/** Of a row's height: the width of a digit. */
const SIGN_SHARE = 0.3

/** Between badges, and between the last one and the edge. */
export const BADGE_GAP_PX = 2

export function badgesWidthPx(badges: readonly Badge[], rowPx: number): number {
  return badges.reduce((sum, badge) => sum + badgeWidthPx(badge, rowPx) + BADGE_GAP_PX, 0)
}
