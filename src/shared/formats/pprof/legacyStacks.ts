// What the legacy forms have in common: stacks of addresses with values, gathered until the memory map at the file's end says what is where.

import { float64Column, int32Column, type Float64Column } from '../../base/columns'
import { intTable } from '../../base/intTable'
import { profileBuilder } from '../../profile/builder'
import type { Label } from '../../profile/labelColumns'
import { NONE, type Profile } from '../../profile/profile'
import { isWeight } from '../../profile/weight'
import type { Report } from '../format'
import { addressOf } from './addressRanges'
import { startProfile, type Header } from './header'
import { patternsFor } from './legacyPatterns'
import { locationFrames } from './locationFrames'
import type { Mappings } from './mappings'
import { stackMaker } from './stackMaker'
import type { Symbols } from './symbols'

export type LegacyStacks = {
  /** The row of the address in these halves, or, with `back`, of the one before it: that is within the call to which it returns. */
  location(low: number, high: number, back: 0 | 1): number
  /** The row of an address that was seen already, or NONE. */
  find(low: number, high: number): number
  /** Puts a stack of locations, leaf first, at the end. `blockBytes` above 0 becomes the label `bytes`. */
  add(stack: readonly number[], values: readonly number[], blockBytes?: number): void
  /** Counts the last stack once more. */
  repeatLast(): void
  /** The row of a function, the same for the same name. */
  fn(name: string, file: string): number
  /** Says what stands at a location; of several lines the innermost inlined one comes first. */
  line(location: number, fn: number, line: number): void
  readonly hasLines: (location: number) => boolean
  readonly locationCount: () => number
  readonly addressOf: (location: number) => bigint
  readonly length: () => number
  readonly depth: (stack: number) => number
  /** The location called at `at` frames from the leaf. */
  readonly at: (stack: number, at: number) => number
  /** Takes out the frame next to the leaf. */
  removeSecond(stack: number): void
  /** Whether the address of `upper` is the one after that of `lower`. */
  readonly isNext: (lower: number, upper: number) => boolean
  /** `mappings` are null where addresses are mere numbers for places that the file names, as in Java's forms. */
  finish(header: Header, mappings: Mappings | null): Profile
}

export function legacyStacks(report: Report): LegacyStacks {
  const addresses = intTable()
  const low = int32Column()
  const high = int32Column()
  const cells = int32Column()
  const starts = int32Column()
  const ends = int32Column()
  const blocks = float64Column()
  const values: Float64Column[] = []
  const functionRows = new Map<string, number>()
  const functions: { readonly name: string[]; readonly file: string[] } = { name: [], file: [] }
  const lines = { location: int32Column(), fn: int32Column(), line: int32Column() }
  const lineCount = int32Column()

  /** Lines in the order of their locations, which came in any. */
  function linesByLocation() {
    const count = low.length()
    const lineStart = new Int32Array(count + 1)
    for (let location = 0; location < count; location++) lineStart[location + 1] = lineStart[location] + lineCount.get(location)
    const next = lineStart.slice()
    const fn = new Int32Array(lines.fn.length())
    const line = new Int32Array(lines.fn.length())
    for (let row = 0; row < fn.length; row++) {
      const to = next[lines.location.get(row)]++
      fn[to] = lines.fn.get(row)
      line[to] = lines.line.get(row)
    }
    return { lineStart, lines: { fn, line, column: new Int32Array(fn.length) } }
  }

  /** Looks up each location in the order of the stacks, as pprof does. */
  function placeAll(mappings: Mappings, addressLow: Int32Array, addressHigh: Int32Array, mapping: Int32Array): void {
    const isPlaced = new Uint8Array(mapping.length)
    for (let row = 0; row < starts.length(); row++) {
      for (let at = starts.get(row); at < ends.get(row); at++) {
        const location = cells.get(at)
        if (isPlaced[location] === 1) continue
        isPlaced[location] = 1
        mapping[location] = mappings.find(addressLow[location], addressHigh[location])
      }
    }
  }

  return {
    location(lowHalf, highHalf, back) {
      const newLow = (lowHalf - back) | 0
      const newHigh = back === 1 && lowHalf === 0 ? (highHalf - 1) | 0 : highHalf
      const row = addresses.intern(newLow, newHigh, 0)
      if (row === low.length()) {
        low.push(newLow)
        high.push(newHigh)
        lineCount.push(0)
      }
      return row
    },
    find: (lowHalf, highHalf) => addresses.find(lowHalf, highHalf, 0),
    add(stack, weights, blockBytes = 0) {
      starts.push(cells.length())
      for (const location of stack) cells.push(location)
      ends.push(cells.length())
      blocks.push(isWeight(blockBytes) ? blockBytes : 0)
      weights.forEach((weight, type) => {
        if (!Number.isSafeInteger(weight)) report('values beyond 2^53, rounded', null)
        ;(values[type] ??= float64Column()).push(weight)
      })
    },
    repeatLast() {
      if (starts.length() > 0) values[0]?.add(starts.length() - 1, 1)
    },
    fn(name, file) {
      const known = functionRows.get(name)
      if (known !== undefined) return known
      const row = functions.name.push(name) - 1
      functions.file.push(file)
      functionRows.set(name, row)
      return row
    },
    line(location, fn, line) {
      lines.location.push(location)
      lines.fn.push(fn)
      lines.line.push(line)
      lineCount.add(location, 1)
    },
    hasLines: location => lineCount.get(location) > 0,
    locationCount: low.length,
    addressOf: location => addressOf(low.get(location), high.get(location)),
    length: starts.length,
    depth: stack => ends.get(stack) - starts.get(stack),
    at: (stack, at) => cells.get(starts.get(stack) + at),
    removeSecond(stack) {
      const start = starts.get(stack)
      cells.set(start + 1, cells.get(start))
      starts.set(stack, start + 1)
    },
    isNext: (lower, upper) =>
      low.get(upper) === ((low.get(lower) + 1) | 0) && high.get(upper) === ((high.get(lower) + (low.get(lower) === -1 ? 1 : 0)) | 0),
    finish(header, mappings) {
      const builder = profileBuilder('pprof')
      const end = startProfile(builder, header)
      const { lineStart, lines: sorted } = linesByLocation()
      const addressLow = low.finish()
      const addressHigh = high.finish()
      const mapping = new Int32Array(addressLow.length).fill(NONE)
      const all = cells.finish()
      if (mappings !== null) placeAll(mappings, addressLow, addressHigh, mapping)
      if (mappings === null) {
        addressLow.fill(0)
        addressHigh.fill(0)
      }
      const symbols: Symbols = {
        functions: { ...functions, systemName: functions.name, startLine: new Int32Array(functions.name.length) },
        mappingFile: mappings?.files ?? [],
        locations: { low: addressLow, high: addressHigh, mapping, lineStart },
        lines: sorted,
        ...patternsFor(header.sampleTypes),
      }
      const maker = stackMaker(builder, locationFrames(builder, symbols, report), Infinity)
      for (let row = 0; row < starts.length(); row++) {
        const stack = all.subarray(starts.get(row), ends.get(row))
        const labels: Label[] = blocks.get(row) > 0 ? [{ key: 'bytes', number: blocks.get(row), unit: null }] : []
        const sample = builder.sample(maker.stack(stack, stack.length), { labelSet: builder.labelSet(labels) })
        values.forEach((column, type) => builder.weigh(sample, type, column.get(row)))
      }
      return builder.finish(end)
    },
  }
}
