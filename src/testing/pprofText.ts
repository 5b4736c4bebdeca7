// pprof files drawn as text, one message a line, so that a test shows its input:
//
//   type cpu nanoseconds              sample 3 2 1 = 10 endpoint=/tax bytes=64:kb
//   mapping 1 /lib/libfoo.so          location 2 0x1010 @1 inner:12 outer:40
//   mapping 1 /lib/libfoo.so 0x1000 0x3000 0x0 (start, limit, offset) ab12 (build id)
//   function outer outer_system a.c:7 drop_frames mal.*|free      keep_frames …      default cpu      period_type …
//   time 1700000000000000000          duration …     period …     comment …
//
// Names stand for functions: one that has no line of its own is made. The string table comes last, as most writers have it.

import { protoWriter, type ProtoWriter } from '../shared/bytes/protobufWriter'

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['time', 9],
  ['duration', 10],
  ['period', 12],
])
const TEXTS: ReadonlyMap<string, number> = new Map([
  ['drop_frames', 7],
  ['keep_frames', 8],
  ['default', 14],
])
const TYPES: ReadonlyMap<string, number> = new Map([
  ['type', 1],
  ['period_type', 11],
])

export function pprofText(text: string): Uint8Array {
  const writer = protoWriter()
  const strings = new Map([['', 0]])
  const functions = new Map<string, string>()
  const index = (name: string) => strings.get(name) ?? (strings.set(name, strings.size), strings.size - 1)

  function functionId(name: string): number {
    if (!functions.has(name)) functions.set(name, '')
    return [...functions.keys()].indexOf(name) + 1
  }

  for (const line of text.split('\n').map(part => part.trim())) {
    const [kind = '', ...words] = line.split(' ')
    const rest = line.slice(kind.length + 1)
    const [first = '', second = ''] = words
    if (TYPES.has(kind)) {
      writer.message(TYPES.get(kind) ?? 0, () => {
        writer.int(1, index(first))
        writer.int(2, index(second))
      })
    } else if (kind === 'sample') writeSample(writer, rest, index)
    else if (kind === 'mapping') {
      writer.message(3, () => {
        writer.bits(1, BigInt(first))
        writer.int(5, index(second))
        const [start, limit, offset, buildId] = words.slice(2)
        if (offset !== undefined) [start, limit, offset].forEach((word, at) => writer.bits(2 + at, BigInt(word)))
        if (buildId !== undefined) writer.int(6, index(buildId))
      })
    } else if (kind === 'location') writeLocation(writer, words, functionId)
    else if (kind === 'function') functions.set(first, words.slice(1).join(' '))
    else if (TEXTS.has(kind)) writer.int(TEXTS.get(kind) ?? 0, index(rest))
    else if (NUMBERS.has(kind)) writer.bits(NUMBERS.get(kind) ?? 0, BigInt(first))
    else if (kind === 'comment') writer.ints(13, [index(rest)])
    else if (kind !== '') throw new Error(`no message: ${line}`)
  }
  for (const [name, about] of functions) {
    const [systemName = '', place = ''] = about.split(' ')
    const [file = '', startLine = '0'] = place.split(':')
    writer.message(5, () => {
      writer.int(1, functionId(name))
      writer.int(2, index(name === '-' ? '' : name))
      writer.int(3, index(systemName))
      writer.int(4, index(file))
      writer.int(5, Number(startLine))
    })
  }
  for (const name of strings.keys()) writer.text(6, name)
  return writer.finish()
}

function writeSample(writer: ProtoWriter, text: string, index: (name: string) => number): void {
  const [ids = '', values = ''] = text.split('=', 1).concat(text.slice(text.indexOf('=') + 1))
  writer.message(2, () => {
    for (const id of words(ids)) writer.bits(1, BigInt(id))
    for (const word of words(values)) {
      const [key = '', value = ''] = word.split('=')
      if (word === '0') writer.ints(2, [0])
      // Not packed: writers may leave single numbers so.
      else if (!word.includes('=')) writer.bits(2, BigInt(word))
      else writeLabel(writer, index(key), value, index)
    }
  })
}

function writeLabel(writer: ProtoWriter, key: number, value: string, index: (name: string) => number): void {
  const [number = '', unit = ''] = value.split(':')
  writer.message(3, () => {
    writer.int(1, key)
    if (/^-?\d+$/.test(number)) {
      writer.bits(3, BigInt(number))
      writer.int(4, index(unit))
    } else writer.int(2, index(value))
  })
}

function writeLocation(writer: ProtoWriter, [id = '', ...rest]: readonly string[], functionId: (name: string) => number): void {
  writer.message(4, () => {
    writer.bits(1, BigInt(id))
    for (const word of rest) {
      if (word.startsWith('@')) writer.bits(2, BigInt(word.slice(1)))
      else if (word.startsWith('0x')) writer.bits(3, BigInt(word))
      else {
        const [, name = word, line = '0'] = /^(.+):(\d+)$/.exec(word) ?? []
        writer.message(4, () => {
          writer.int(1, functionId(name))
          writer.int(2, Number(line))
        })
      }
    }
  })
}

function words(text: string): string[] {
  return text.split(' ').filter(word => word !== '')
}
