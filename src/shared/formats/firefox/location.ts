// What Gecko's frames say of a function in one text: a label, an address, or a script's function with its place.

export type Location = { readonly name: string; readonly file: string | null; readonly line: number; readonly column: number }

/** Ends `render (https://shop.example/app.js:12:4)`; a function without a name has the brackets only. */
const PLACE = /:(\d{1,9})(?::(\d{1,9}))?\)$/
/** Longer than two such numbers. */
const PLACE_CHARS = 24

/** Lines and columns are 1-based, 0 where there is none. */
export function locationOf(text: string): Location {
  const place = PLACE.exec(text.slice(-PLACE_CHARS))
  const open = text.lastIndexOf('(')
  if (place === null || open === -1) return { name: text, file: null, line: 0, column: 0 }
  const [whole, line = '0', column = '0'] = place
  const name = text.slice(0, open).trim()
  const file = text.slice(open + 1, -whole.length)
  return { name: name === '' ? `(anonymous ${file.split('/').at(-1)}:${line})` : name, file, line: Number(line), column: Number(column) }
}
