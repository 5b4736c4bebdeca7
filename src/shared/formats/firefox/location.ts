// What Gecko's frames say of a function in one text: a label, an address, or a script's function with its place.

export type Location = { readonly name: string; readonly file: string | null; readonly line: number; readonly column: number }

/** `render (https://shop.example/app.js:12:4)`; a function without a name has the brackets only. */
const SCRIPT = /^(?:(.*) )?\(?([^()\s][^()]*?):(\d+)(?::(\d+))?\)?$/s
const IN_BRACKETS = /\)$/

/** Lines and columns are 1-based, 0 where there is none. */
export function locationOf(text: string): Location {
  const parts = IN_BRACKETS.test(text) ? SCRIPT.exec(text) : null
  if (parts === null) return { name: text, file: null, line: 0, column: 0 }
  const [, name = '', file = '', line = '0', column = '0'] = parts
  return { name: name === '' ? `(anonymous ${file.split('/').at(-1)}:${line})` : name, file, line: Number(line), column: Number(column) }
}
