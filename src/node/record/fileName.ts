// The name of a file that a recording is kept in: what it is of, and when.

import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Where a recording of `name` goes: beside what is there, and never over it. */
export function freePath(folder: string, name: string, extension: string): string {
  const start = join(folder, `${fileNameOf(name)}-${stamp(new Date())}`)
  for (let number = 1; ; number++) {
    const path = `${start}${number === 1 ? '' : `-${number}`}${extension}`
    if (!existsSync(path)) return path
  }
}

export function fileNameOf(name: string): string {
  const plain = name.replace(/\.[cm]?[jt]sx?$|\.py$|\.rb$|\.jar$|\.dll$/, '').replace(/[^\w.-]+/g, '-')
  return plain === '' ? 'recording' : plain.slice(0, MAX_NAME_CHARS)
}

const MAX_NAME_CHARS = 60

/** Local time, in an order that sorts: 20261129-014500. */
export function stamp(moment: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${moment.getFullYear()}${two(moment.getMonth() + 1)}${two(moment.getDate())}`
  return `${day}-${two(moment.getHours())}${two(moment.getMinutes())}${two(moment.getSeconds())}`
}
