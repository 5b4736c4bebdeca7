// The first 64 bytes and the last 32 of a Tachyon file.

import { fail, ok, type Result } from '../../base/result'

/** `TACH` as a number of 32 bits, in either byte order. */
export const TACHYON_MARKS: readonly Uint8Array[] = [Uint8Array.of(0x48, 0x43, 0x41, 0x54), Uint8Array.of(0x54, 0x41, 0x43, 0x48)]

export type TachyonFault = { readonly what: string; readonly byte: number }

export type TachyonHeader = {
  readonly python: string
  readonly startUs: number
  readonly intervalUs: number
  readonly samples: number
  readonly samplesStart: number
  readonly stringsStart: number
  readonly framesStart: number
  readonly strings: number
  readonly frames: number
  readonly isPacked: boolean
  /** 0 where it is not known. */
  readonly mode: number
}

const HEADER_BYTES = 64
const FOOTER_BYTES = 32
const VERSION = 1
const TWO_32 = 2 ** 32

export function readTachyonHeader(bytes: Uint8Array): Result<TachyonHeader, TachyonFault> {
  if (bytes.length < HEADER_BYTES + FOOTER_BYTES) return fail({ what: 'the file ends before its tables', byte: bytes.length })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isLittle = bytes[0] === TACHYON_MARKS[0][0]
  const u32 = (at: number) => view.getUint32(at, isLittle)
  const u64 = (at: number) => u32(isLittle ? at : at + 4) + u32(isLittle ? at + 4 : at) * TWO_32
  if (u32(4) !== VERSION) return fail({ what: `version ${u32(4)}, where 1 is known`, byte: 4 })
  const footer = bytes.length - FOOTER_BYTES
  // The count of samples had 32 bits at first, so what follows it stood four bytes earlier, under the same version.
  for (const shift of [0, -4]) {
    const stringsStart = u64(40 + shift)
    const framesStart = u64(48 + shift)
    if (stringsStart < HEADER_BYTES || framesStart < stringsStart || framesStart > footer) continue
    const compression = u32(56 + shift)
    if (compression > 1) continue
    return ok({
      python: `${bytes[8]}.${bytes[9]}.${bytes[10]}`,
      startUs: u64(12),
      intervalUs: u64(20),
      samples: shift === 0 ? u64(28) : u32(28),
      samplesStart: HEADER_BYTES,
      stringsStart,
      framesStart,
      strings: u32(footer),
      frames: u32(footer + 4),
      isPacked: compression === 1,
      mode: shift === 0 ? u32(60) : 0,
    })
  }
  return fail({ what: 'tables that lie outside the file', byte: 40 })
}
