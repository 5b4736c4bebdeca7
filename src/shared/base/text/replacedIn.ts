/** No program's name is longer; each match in a text costs the engine some forty times its room until the text is put together. */
const MOST_REWRITTEN_CHARS = 100_000

/** As `replaceAll`; a text of more than a hundred thousand characters is taken as it is. */
export function replacedIn(text: string, from: string | RegExp, to: string | Replace): string {
  if (text.length > MOST_REWRITTEN_CHARS) return text
  return typeof to === 'string' ? text.replaceAll(from, to) : text.replaceAll(from, to)
}

type Replace = (match: string, ...groups: (string | undefined)[]) => string
