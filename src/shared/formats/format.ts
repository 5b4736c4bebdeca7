// The contract of a file format: it looks at the first bytes, and it reads chunks. It never sees a name, a path or a console.

import type { Result } from '../base/result'
import type { FileBytes } from '../bytes/fileBytes'
import type { FunctionSource } from '../profile/functionSource'
import type { Profile } from '../profile/profile'

/** Where in the unpacked input: lines and samples count from 1, bytes from 0. */
export type Place = { readonly unit: 'line' | 'byte' | 'sample'; readonly at: number }

export type ReadError =
  /** Nothing we know. */
  | { readonly kind: 'unknown-format'; readonly tried: readonly string[]; readonly startsWith: string }
  /** Ours, but broken: never passed on to the next format. */
  | { readonly kind: 'malformed'; readonly format: string; readonly what: string; readonly place: Place }
  /** Recognised, but not something that can be read as it is. `advice` is the command or step that makes it readable. */
  | { readonly kind: 'unsupported'; readonly what: string; readonly advice: string }
  | { readonly kind: 'empty'; readonly format: string }
  /** All of its samples weigh something that cannot be added up: Infinity, or more than 64 bits. */
  | { readonly kind: 'no-weights'; readonly format: string; readonly samples: number }
  | { readonly kind: 'too-large'; readonly what: string; readonly limitBytes: number }
  /** What is in it would take more memory than a file of its size is given. */
  | { readonly kind: 'no-room'; readonly limitBytes: number }
  /** The wrapping (gzip, zstd) is broken, not the profile in it. */
  | { readonly kind: 'unpack'; readonly packing: 'gzip' | 'zstd'; readonly what: string; readonly byte: number }

/** Takes what was read over or guessed; the receipt counts it by `what` and keeps the first place. */
export type Report = (what: string, place: Place | null, count?: number) => void

export type Verdict = 'yes' | 'maybe' | 'no'

/** Takes a file's bytes in order, chunk by chunk. A chunk may be reused by the caller as soon as `push` has returned. */
export type ProfileReader = {
  /** False when more bytes would change nothing (it has failed): `finish` then says why. */
  push(chunk: Uint8Array): boolean
  /** Called once, after the last chunk. */
  finish(): Result<Profile, ReadError>
  /**
   * Called before `finish` by who needs functions only, where the format has a shorter way to them than by stacks. Null where this
   * file has none: `finish` is then still to be called.
   */
  finishFunctions?(): Result<FunctionSource, ReadError> | null
  /** Files of this machine that give names to addresses. Asked after the last chunk; what is found is given before `finish`. */
  needs?(): readonly SymbolNeed[]
  /** The file for `needs()[need]`. It is looked at during the call only. */
  give?(need: number, file: FileBytes): Given
  /** Addresses that nothing names yet, for who can ask the program itself. After the last chunk; names are given before `finish`. */
  nameless?(): readonly bigint[]
  giveNames?(names: ReadonlyMap<bigint, string>): void
}

/** `program`: an ELF file, or what was parted from it for debugging. `map`: `/tmp/perf-PID.map`. `kernel`: its `kallsyms`. */
export type SymbolNeed = { readonly kind: 'program' | 'map' | 'kernel'; readonly path: string; readonly buildId: string | null }

/** `other`: of another build, or no such file. `some`: what it says is used, but another file may say more. */
export type Given = { readonly use: 'other' | 'some' | 'all'; readonly buildId: string | null }

export type Format = {
  readonly id: string
  readonly title: string
  /** Looks at the first bytes only (at most HEAD_BYTES); `isWhole` says that there are no more. */
  looksLike(head: Uint8Array, isWhole: boolean): Verdict
  open(report: Report, wants: Wanted): ProfileReader
  /** What is always in it, of a format that others write into their logs: it is looked for however far from the beginning it stands. */
  readonly inLogs?: string
  /** Known only to be answered with a word and a command. */
  readonly isRefused?: true
}

/** `functions`: `finishFunctions` will be asked first, so stacks need not be held where it can answer. */
export type Wanted = 'profile' | 'functions'

/** Enough for a JSON profile's first keys and for some dozen events of any text format. */
export const HEAD_BYTES = 64 * 1024

export function malformed(format: string, what: string, unit: Place['unit'], at: number): ReadError {
  return { kind: 'malformed', format, what, place: { unit, at } }
}
