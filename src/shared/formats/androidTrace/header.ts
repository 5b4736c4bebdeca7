// The tables before the records of an ART trace: how it was recorded, threads, methods.

import { textOf } from '../../base/utf8'
import { factList } from '../factList'
import { replacedIn } from '../../base/text/replacedIn'

export type ArtMethod = { readonly name: string; readonly file: string }
export type ArtHeader = {
  /** `dual`, `thread-cpu` or `wall`. */
  readonly clock: string
  readonly facts: readonly (readonly [string, string])[]
  readonly threads: ReadonlyMap<number, string>
  readonly methods: ReadonlyMap<number, ArtMethod>
  /** How many records follow, as far as the tables say so. */
  readonly records: number | null
  /** The buffer was full before the recording ended. */
  readonly isOverflown: boolean
}

/** Takes the lines of tables; a streamed trace has those of threads and methods among its records. */
export type ArtTables = {
  fact(line: string): void
  thread(id: number, name: string): void
  method(line: string): void
  finish(): ArtHeader
}

const NEWLINE = 10
const FACT = /^([\w-]{1,40})=(.*)$/
/** What is kept of the facts; others are counters. */
const KEPT: ReadonlySet<string> = new Set(['clock', 'vm', 'pid', 'elapsed-time-usec'])
const END = '*end'

export function artTables(): ArtTables {
  const facts = factList()
  const threads = new Map<number, string>()
  const methods = new Map<number, ArtMethod>()
  let clock = ''
  let records: number | null = null
  let isOverflown = false
  return {
    fact(line) {
      const [, key, value = ''] = FACT.exec(line) ?? []
      if (key === 'clock') clock = value
      else if (key === 'num-method-calls' && /^\d{1,15}$/.test(value)) records = Number(value)
      else if (key === 'data-file-overflow') isOverflown = value === 'true'
      if (key !== undefined && KEPT.has(key)) facts.add(key, value)
    },
    thread: (id, name) => void threads.set(id, name),
    method(line) {
      const [id, owner = '', method = '', , file = ''] = line.split('\t')
      methods.set(Number(id), { name: owner === '' ? method : `${replacedIn(owner, '/', '.')}.${method}`, file })
    },
    finish: () => ({ clock, facts: facts.list, threads, methods, records, isOverflown }),
  }
}

/** `end`: where the records' own header begins. Null when the tables have no end. */
export function artHeader(bytes: Uint8Array): (ArtHeader & { readonly end: number }) | null {
  const tables = artTables()
  let section = ''
  for (let at = 0; at < bytes.length;) {
    const newline = bytes.indexOf(NEWLINE, at)
    if (newline === -1) return null
    const line = textOf(bytes.subarray(at, newline)).trimEnd()
    at = newline + 1
    if (line === END) return { ...tables.finish(), end: at }
    if (line.startsWith('*')) section = line
    else if (section === '*threads') {
      const [id, name = ''] = line.split('\t')
      tables.thread(Number(id), name)
    } else if (section === '*methods') tables.method(line)
    else tables.fact(line)
  }
  return null
}
