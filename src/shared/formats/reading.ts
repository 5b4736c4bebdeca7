// Reads a file from its chunks: gathers enough to know the format, then passes every byte on to that format's reader.

import { fail, ok, type Result } from '../base/result'
import { NoRoom, roomOf } from '../base/room'
import { textOf } from '../base/utf8'
import type { FileBytes } from '../bytes/fileBytes'
import { joinedBytes } from '../bytes/joinedBytes'
import { utf16To8, type ByteFilter } from '../bytes/utf16'
import type { FunctionSource } from '../profile/functionSource'
import type { Profile } from '../profile/profile'
import { HEAD_BYTES, type Format, type Given, type ProfileReader, type ReadError, type SymbolNeed, type Wanted } from './format'
import { readerInLog } from './inLogs'
import { FORMATS } from './index'
import { receipt } from './receipt'
import { withAllFunctions } from './stackless'
import { cutNames, guardedMeta, guardedProfile, holdsNoFunction } from './guard'

/** Shown of a file that nobody knows: enough to recognise it by. */
const SHOWN_BYTES = 24

export type ProfileReading = Pick<ProfileReader, 'push' | 'finish'> & {
  /** After the last chunk: see ProfileReader. */
  needs(): readonly SymbolNeed[]
  give(need: number, file: FileBytes): Given
  nameless(): readonly bigint[]
  giveNames(names: ReadonlyMap<bigint, string>): void
  /** As `finish`, for who needs functions only; null when the format has no shorter way to them: `finish` is then still to be called. */
  finishFunctions(): Result<FunctionSource, ReadError> | null
}

/**
 * A reader for unpacked bytes (see `unpack` for packed ones) of whatever format they turn out to be in.
 * The profile's notes are its import receipt. `roomBytes`: what the reader may keep, asked again and again; a file that needs more is
 * refused.
 */
export function profileReading(
  formats: readonly Format[] = FORMATS,
  wants: Wanted = 'profile',
  roomBytes: () => number = () => Infinity,
): ProfileReading {
  const reading = readingWithoutLimits(formats, wants)
  const room = roomOf(roomBytes)
  let noRoom: ReadError | null = null

  /** `otherwise` is what there is to say once it has needed too much. */
  function within<T>(work: () => T, otherwise: (error: ReadError) => T): T {
    if (noRoom !== null) return otherwise(noRoom)
    try {
      return room.within(work)
    } catch (thrown) {
      if (!(thrown instanceof NoRoom)) throw thrown
      noRoom = { kind: 'no-room', limitBytes: thrown.limitBytes }
      return otherwise(noRoom)
    }
  }

  return {
    push: chunk =>
      within(
        () => reading.push(chunk),
        () => false,
      ),
    needs: () => within(reading.needs, () => []),
    give: (need, file) =>
      within(
        () => reading.give(need, file),
        () => ({ use: 'other', buildId: null }),
      ),
    nameless: () => within(reading.nameless, () => []),
    giveNames: names =>
      within(
        () => reading.giveNames(names),
        () => undefined,
      ),
    finish: () => within(reading.finish, error => fail(error)),
    finishFunctions: () => within(reading.finishFunctions, error => fail(error)),
  }
}

function readingWithoutLimits(formats: readonly Format[], wants: Wanted): ProfileReading {
  const { report, notes } = receipt()
  const held: Uint8Array[] = []
  let heldBytes = 0
  let reader: ProfileReader | null = null
  let filter: ByteFilter | null = null

  function start(isWhole: boolean): boolean {
    const bytes = joinedBytes(held)
    held.length = 0
    filter = utf16To8(bytes)
    const unpacked = withoutByteOrderMark(filter === null ? bytes : filter.push(bytes))
    const head = unpacked.subarray(0, HEAD_BYTES)
    const format = formatOf(head, isWhole && unpacked.length <= HEAD_BYTES, formats)
    const unknown = () => unknownFormat(formats, head)
    reader = format?.open(report, wants) ?? readerInLog(formats, head, report, wants, unknown) ?? unknown()
    return reader.push(unpacked)
  }

  function started(): ProfileReader {
    if (reader === null) start(true)
    return reader ?? unknownFormat(formats, new Uint8Array())
  }

  function noted<T extends Pick<Profile, 'meta' | 'strings'>>(result: Result<T, ReadError>): Result<T, ReadError> {
    if (!result.ok) return result
    const strings = cutNames(result.value.strings, report)
    return ok({ ...result.value, strings, meta: { ...guardedMeta(result.value.meta, report), notes: notes() } })
  }

  return {
    push(chunk) {
      if (reader !== null) return reader.push(filter === null ? chunk : filter.push(chunk))
      held.push(chunk.slice())
      heldBytes += chunk.length
      return heldBytes < HEAD_BYTES || start(false)
    },
    needs: () => started().needs?.() ?? [],
    give: (need, file) => started().give?.(need, file) ?? { use: 'other', buildId: null },
    nameless: () => started().nameless?.() ?? [],
    giveNames: names => started().giveNames?.(names),
    finish() {
      const result = started().finish()
      return noted(result.ok ? guardedProfile(result.value, report) : result)
    },
    finishFunctions() {
      const result = started().finishFunctions?.() ?? null
      if (result === null || !result.ok) return result
      const all = withAllFunctions(result.value, report)
      return holdsNoFunction(all) ? fail({ kind: 'empty', format: all.meta.format }) : noted(ok(all))
    },
  }
}

/** The format that unpacked bytes begin like, or null. `isWhole`: there are no more of them. */
export function formatOf(head: Uint8Array, isWhole: boolean, formats: readonly Format[] = FORMATS): Format | null {
  let candidate: Format | null = null
  for (const format of formats) {
    const verdict = format.looksLike(head, isWhole)
    if (verdict === 'yes') return format
    if (verdict === 'maybe') candidate ??= format
  }
  return candidate
}

function unknownFormat(formats: readonly Format[], head: Uint8Array): ProfileReader {
  return {
    push: () => false,
    finish: () =>
      head.length === 0
        ? fail({ kind: 'empty', format: 'profile' })
        : fail({ kind: 'unknown-format', tried: formats.map(format => format.title), startsWith: JSON.stringify(shownHead(head)) }),
  }
}

function shownHead(head: Uint8Array): string {
  return textOf(head.subarray(0, SHOWN_BYTES))
}

function withoutByteOrderMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}
