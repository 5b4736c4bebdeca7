// What may stand next in a JSON text, and how an error names it.

export const VALUE = 0
export const FIRST_ITEM = 1
export const FIRST_KEY = 2
export const KEY = 3
export const AFTER_KEY = 4
export const AFTER_VALUE = 5
export const NOTHING = 6
export type Expected =
  typeof VALUE | typeof FIRST_ITEM | typeof FIRST_KEY | typeof KEY | typeof AFTER_KEY | typeof AFTER_VALUE | typeof NOTHING

export const EXPECTED_WORDS: Readonly<Record<Expected, string>> = {
  [VALUE]: 'a value',
  [FIRST_ITEM]: 'a value or the end of a list',
  [FIRST_KEY]: 'a key or the end of an object',
  [KEY]: 'a key',
  [AFTER_KEY]: 'a colon',
  [AFTER_VALUE]: 'a comma or the end of what it is in',
  [NOTHING]: 'the end of the file',
}
