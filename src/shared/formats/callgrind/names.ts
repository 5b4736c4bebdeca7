// callgrind writes a name once, `(12) main`, and its number from then on; a name alone stands for itself.

export type CompressedNames = {
  /** The name behind `fn=` and its like. Null for a number that has no name yet. */
  read(text: string): string | null
}

const COMPRESSED = /^\((\d+)\)\s*(.*)$/s

export function compressedNames(): CompressedNames {
  const names = new Map<string, string>()
  return {
    read(text) {
      const parts = COMPRESSED.exec(text)
      if (parts === null) return text
      const [, id = '', name = ''] = parts
      if (name === '') return names.get(id) ?? null
      names.set(id, name)
      return name
    },
  }
}
