// What of a name tells it from another: `baseline` of `shop.baseline.pb.gz` beside `shop.current.pb.gz`.

/** What parts of file names stand between. */
const PARTING = /[\s./\\_-]/
/** Where two names begin differently, the end tells the most: so many characters of it. */
const END_CHARS = 16

export type TellingPart = { readonly front: string; readonly telling: string; readonly end: string }

/** `end` is what both names end with. The whole name tells where it is short; of equal names the end does. */
export function tellingPart(name: string, other: string): TellingPart {
  const common = sharedLength(name, other)
  const isSame = common === name.length && common === other.length
  let at = isSame || common === 0 ? Math.max(0, name.length - END_CHARS) : common
  // A part is kept whole.
  while (at > 0 && !PARTING.test(name[at - 1])) at--
  let to = isSame || common === 0 ? name.length : name.length - sharedLength(backwards(name.slice(at)), backwards(other.slice(at)))
  while (to < name.length && !PARTING.test(name[to])) to++
  // One that only has more in its middle than the other has nothing else to tell.
  if (to <= at) to = name.length
  return { front: name.slice(0, at), telling: name.slice(at, to), end: name.slice(to) }
}

function sharedLength(name: string, other: string): number {
  let length = 0
  while (length < name.length && name[length] === other[length]) length++
  return length
}

function backwards(text: string): string {
  return text.split('').reverse().join('')
}
