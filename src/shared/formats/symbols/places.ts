// Where code was: a file and a place in it, which later tell its name. Rows, so that a sample's stack is a row of a tree.

import { int32Column } from '../../base/columns'
import { intTable } from '../../base/intTable'

/** `kernel`: by the kernel's list of symbols. `map`: by what a compiler at run time wrote. `named`: the record itself says the name. */
export type CodeKind = 'file' | 'kernel' | 'module' | 'map' | 'named' | 'nothing'

export type CodeFile = {
  readonly kind: CodeKind
  /** As perf prints it. */
  readonly path: string
  /** Of the mapping itself, where it says so. */
  readonly buildId: string | null
}

export type Places = {
  /** The row of a file; the same for the same fields. `key` parts files of one path that are not the same. */
  file(file: CodeFile, key?: string): number
  /** The row of a place. */
  place(file: number, address: number): number
  readonly fileOf: (place: number) => number
  readonly addressOf: (place: number) => number
  readonly files: readonly CodeFile[]
  readonly count: () => number
}

const TWO_32 = 2 ** 32

export function codePlaces(): Places {
  const files: CodeFile[] = []
  const fileRows = new Map<string, number>()
  const table = intTable()
  const fileOf = int32Column()
  const high = int32Column()
  const low = int32Column()
  return {
    file(file, key = '') {
      const text = `${file.kind} ${file.buildId ?? ''} ${key} ${file.path}`
      const known = fileRows.get(text)
      if (known !== undefined) return known
      const row = files.push(file) - 1
      fileRows.set(text, row)
      return row
    },
    place(file, address) {
      const above = Math.floor(address / TWO_32)
      const row = table.intern(file, above | 0, address | 0)
      if (row === fileOf.length()) {
        fileOf.push(file)
        high.push(above)
        low.push(address | 0)
      }
      return row
    },
    fileOf: fileOf.get,
    addressOf: place => high.get(place) * TWO_32 + (low.get(place) >>> 0),
    files,
    count: fileOf.length,
  }
}
