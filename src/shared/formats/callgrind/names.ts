// callgrind writes a name once, `(12) main`, and its number from then on; a name alone stands for itself.

export type CompressedNames = {
  /** The name behind `fn=` and its like. Null for a number that has no name yet. */
  read(text: string): string | null
}

const NUMBER = /^\((\d{1,15})\)/

export function compressedNames(): CompressedNames {
  const names = new Map<string, string>()
  return {
    read(text) {
      const number = NUMBER.exec(text)
      if (number === null) return text
      const [whole, id = ''] = number
      const name = text.slice(whole.length).trim()
      if (name === '') return names.get(id) ?? null
      names.set(id, name)
      return name
    },
  }
}
