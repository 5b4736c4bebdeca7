import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pprofText } from '../../../testing/pprofText'
import { profileWithSymbols } from '../../../testing/reading'
import { foldedLines } from '../../../testing/foldedLines'
import { bytesOf } from '../../base/utf8'
import { memoryBytes } from '../../../testing/memoryBytes'
import { elfFile } from '../../bytes/elf/elfFile'
import { functionSymbols } from '../../bytes/elf/functionSymbols'

const PROGRAM = new Uint8Array(readFileSync(join(import.meta.dirname, '../../../../fixtures/perf-data/order_service_debug.elf')))
const PAGE_BYTES = 4096
const BASE = 0x5500_0000_0000

/** The one part of the program that is code, as the system maps it. */
function codePart() {
  const elf = elfFile(memoryBytes(PROGRAM))
  const part = elf?.segments.find(({ isCode }) => isCode)
  const tax = elf === null || elf === undefined ? null : functionSymbols(elf)
  if (part === undefined || tax === null) throw new Error('no code in the program')
  const offset = Math.floor(part.offset / PAGE_BYTES) * PAGE_BYTES
  const end = Math.ceil((part.offset + part.fileBytes) / PAGE_BYTES) * PAGE_BYTES
  let address = part.address
  while (tax.nameAt(address) !== 'calculate_tax') address++
  return { offset, sizeBytes: end - offset, taxAt: BASE + (address - part.address + part.offset - offset), buildId: elf?.buildId ?? '' }
}

function heapOf({ offset, sizeBytes, taxAt }: ReturnType<typeof codePart>): Uint8Array {
  const hex = (number: number) => number.toString(16)
  return bytesOf(`heap profile: 1: 64 [ 1: 64] @ growth
1: 64 [1: 64] @ 0x${hex(taxAt + 3)}
MAPPED_LIBRARIES:
${hex(BASE)}-${hex(BASE + sizeBytes)} r-xp ${hex(offset)} fd:01 12 /srv/bin/shop
`)
}

test('addresses get the names of the program that was mapped there', () => {
  const profile = profileWithSymbols(heapOf(codePart()), /shop$/, PROGRAM)
  expect(foldedLines(profile, 1)).toEqual(['calculate_tax 64'])
  expect(profile.meta.notes.map(({ what }) => what)).toEqual([
    'names of /srv/bin/shop are this machine’s: the recording does not say which build it had',
  ])
})

test('a program whose code is of another size is another build, and gives none', () => {
  const part = codePart()
  const profile = profileWithSymbols(heapOf({ ...part, sizeBytes: part.sizeBytes + PAGE_BYTES }), /shop$/, PROGRAM)
  expect(foldedLines(profile, 1)).toEqual(['[shop] 64'])
  expect(profile.meta.notes.map(({ what }) => what)).toContain(
    'no names of /srv/bin/shop: the file there is of another build than the recorded one',
  )
})

/** `main` has a name, what it calls has none. */
function protobufOf({ offset, sizeBytes, taxAt }: ReturnType<typeof codePart>, buildId: string): Uint8Array {
  return pprofText(`
    type cpu nanoseconds
    mapping 1 /srv/bin/shop ${BASE} ${BASE + sizeBytes} ${offset} ${buildId}
    location 1 0x${(taxAt + 3).toString(16)} @1
    location 2 0x${(BASE + sizeBytes - 1).toString(16)} @1 main:4
    sample 1 2 = 7
  `)
}

test('places of a protobuf profile that have no line get the names of the program of that build', () => {
  const part = codePart()
  const profile = profileWithSymbols(protobufOf(part, part.buildId), /shop$/, PROGRAM)
  expect(foldedLines(profile, 0)).toEqual(['main;calculate_tax 7'])
  expect(profile.meta.notes).toEqual([])
})

test('… also where the range alone says that it is that build, and none where another build is said', () => {
  const part = codePart()
  expect(foldedLines(profileWithSymbols(protobufOf(part, ''), /shop$/, PROGRAM), 0)).toEqual(['main;calculate_tax 7'])
  const other = profileWithSymbols(protobufOf(part, 'ab12'), /shop$/, PROGRAM)
  expect(foldedLines(other, 0)).toEqual(['main;[shop] 7'])
  expect(other.meta.notes.map(({ what }) => what)).toContain(
    'no names of /srv/bin/shop: the file there is of another build than the recorded one',
  )
})
