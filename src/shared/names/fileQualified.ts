// Names that begin with their file, as some collapsers and pprof-nodejs write them: `app/cart.ts:total`, `./lib/cart.js:total:12`.

export type FileQualified = {
  readonly file: string
  readonly name: string
  /** Where the function begins; 0 where it is not said. */
  readonly line: number
}

/** Known endings alone: in `com.acme.Shop:total` a class stands before the colon. */
const ENDING =
  '\\.(?:[cm]?[jt]sx?|vue|svelte|coffee|pyx?|pxd|rb|erb|rake|php|p[lm]|lua|java|kts?|scala|groovy|clj[cs]?|go|rs|cs|fs|vb|swift|dart|exs?|erl|hs|ml|jl|R|nim|zig|cu|c|cc|cpp|cxx|h|hh|hpp|mm?)'

/** pprof-nodejs: file, function, line; `:(idle):0` and `node:events:emit:470` have no ending. */
const SCRIPT = /^((?:node:[\w/.-]{1,200}|[^:]{0,1000}\.[cm]?[jt]sx?)?):(?!\d+:)([^:]{1,1000}):(\d{1,9})$/
/** A drive or a scheme may stand first; a number behind the file is a place and no function, and two colons part namespaces. */
const QUALIFIED = new RegExp(
  `^((?:[A-Za-z][\\w+.-]{0,20}:(?=[/\\\\]))?[^:\\s()]{1,1000}${ENDING}):(?!:|\\d+(?::|$))((?:[^:]|::){1,1000})(?::(\\d{1,9}))?$`,
)
/** What a label may not begin with: the ending of a file before its function. */
const ENDING_AT = new RegExp(`${ENDING}:(?!:)`, 'y')

/** Null for a name without its file in front. */
export function fileQualified(text: string): FileQualified | null {
  if (!text.includes(':')) return null
  const match = SCRIPT.exec(text) ?? QUALIFIED.exec(text)
  if (match === null) return null
  const [, file = '', name = '', line] = match
  return { file, name, line: Number(line ?? 0) }
}

/** Whether a file's ending and a colon stand there: `.ts:` of `cart.ts:total`. */
export function isEndingAt(text: string, at: number): boolean {
  ENDING_AT.lastIndex = at
  return ENDING_AT.test(text)
}
