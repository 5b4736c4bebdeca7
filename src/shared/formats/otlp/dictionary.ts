// The dictionary of a message of OpenTelemetry's profiles in protobuf. Field numbers: opentelemetry-proto 1.8 and later.

import { WIRE_BYTES, type ProtoCursor } from '../../bytes/protobuf'
import { anyValue, bodyText, eachField, pushNumbers } from './fields'
import type { OtlpDictionary, OtlpFunction, OtlpLine, OtlpLocation } from './message'

const TWO_32 = 2n ** 32n

/** What was found, and whether there is a list of stacks: there was none before 1.8. */
export function readDictionary(cursor: ProtoCursor): { readonly dictionary: OtlpDictionary; readonly hasStacks: boolean } | null {
  const strings: string[] = []
  const mappingFiles: number[] = []
  const functions: OtlpFunction[] = []
  const locations: OtlpLocation[] = []
  const attributes: { key: number; value: string | number; unit: number }[] = []
  const stacks: number[][] = []
  let isBroken = false

  function message(inner: ProtoCursor, on: (field: number, cursor: ProtoCursor) => void): void {
    if (!eachField(inner, on)) isBroken = true
  }

  function fn(inner: ProtoCursor): OtlpFunction {
    const numbers = [0, 0, 0, 0, 0]
    message(inner, (field, part) => (numbers[field] = part.value))
    return { name: numbers[1], systemName: numbers[2], file: numbers[3], startLine: numbers[4] }
  }

  function line(inner: ProtoCursor): OtlpLine {
    const numbers = [0, 0, 0, 0]
    message(inner, (field, part) => (numbers[field] = part.value))
    return { fn: numbers[1], line: numbers[2], column: numbers[3] }
  }

  function location(inner: ProtoCursor): OtlpLocation {
    let mapping = 0
    let address = 0n
    const lines: OtlpLine[] = []
    const own: number[] = []
    message(inner, (field, part) => {
      if (field === 1) mapping = part.value
      else if (field === 2) address = BigInt(part.high >>> 0) * TWO_32 + BigInt(part.low >>> 0)
      else if (field === 3 && part.wire === WIRE_BYTES) lines.push(line(part))
      else if (field === 4) pushNumbers(part, own)
    })
    return { mapping, address, lines, attributes: own }
  }

  const isWhole = eachField(cursor, (field, inner) => {
    if (inner.wire !== WIRE_BYTES) return
    if (field === 1) {
      let file = 0
      message(inner, (part, number) => {
        if (part === 4) file = number.value
      })
      mappingFiles.push(file)
    } else if (field === 2) locations.push(location(inner))
    else if (field === 3) functions.push(fn(inner))
    else if (field === 5) strings.push(bodyText(inner))
    else if (field === 6) {
      let key = 0
      let unit = 0
      let value: string | number = ''
      message(inner, (part, number) => {
        if (part === 1) key = number.value
        else if (part === 2 && number.wire === WIRE_BYTES) value = anyValue(number, index => strings[index] ?? '')
        else if (part === 3) unit = number.value
      })
      attributes.push({ key, value, unit })
    } else if (field === 7) {
      const stack: number[] = []
      message(inner, (part, number) => {
        if (part === 1) pushNumbers(number, stack)
      })
      stacks.push(stack)
    }
  })
  if (!isWhole || isBroken) return null
  return { dictionary: { strings, mappingFiles, functions, locations, attributes, stacks }, hasStacks: stacks.length > 0 }
}
