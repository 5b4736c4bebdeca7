// Where the part of a name begins that tells it from another: `baseline.pb.gz` of `shop.baseline.pb.gz` beside `shop.current.pb.gz`.

/** What parts of file names stand between. */
const PARTING = /[\s./\\_-]/
/** Where two names begin differently, the end tells the most: so many characters of it. */
const END_CHARS = 16

/** The whole name tells where it is short; of equal names the end does. */
export function tellingStart(name: string, other: string): number {
  let common = 0
  while (common < name.length && name[common] === other[common]) common++
  const isSame = common === name.length && common === other.length
  let at = isSame || common === 0 ? Math.max(0, name.length - END_CHARS) : common
  // A part is kept whole.
  while (at > 0 && !PARTING.test(name[at - 1])) at--
  return at
}
