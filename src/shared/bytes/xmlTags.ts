// Walks XML tag by tag as its bytes stream by: enough for files that programs write, in which nothing is declared.

import { replacedIn } from '../base/text/replacedIn'
import { textOf } from '../base/utf8'
import { withRoom } from './withRoom'

export type XmlTag = {
  readonly name: string
  /** `</name>`. */
  readonly isEnd: boolean
  /** `<name/>`: no end follows. */
  readonly isEmpty: boolean
  /** What stands between the tag before and this one. To be asked for while the tag is handed over. */
  text(): string
  /** The value of an attribute, or null. */
  attribute(name: string): string | null
}

export type XmlTags = {
  /** False when a tag is longer than any program writes. */
  push(chunk: Uint8Array): boolean
  /** Whether the last tag was whole. */
  finish(): boolean
}

/** Names of C++ functions reach thousands; text between tags is as long as a number. */
const MAX_TAG_BYTES = 2 ** 24
const FIRST_CARRY_BYTES = 64 * 1024
const OPEN = 60
const CLOSE = 62
const QUOTES = [34, 39]
const SPACE = 32
const EQUALS = '='
const NAME_CHARACTER = /[\w:.-]/
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi
const NAMED_ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

export function xmlTags(onTag: (tag: XmlTag) => void): XmlTags {
  let carry = new Uint8Array(FIRST_CARRY_BYTES)
  let carried = 0
  let textStart = 0
  let tagStart = -1
  let quote = 0

  function take(bytes: Uint8Array, end: number): void {
    const inner = textOf(bytes.subarray(tagStart + 1, end))
    const isEnd = inner.startsWith('/')
    const [name = ''] = /[^\s/]+/.exec(isEnd ? inner.slice(1) : inner) ?? []
    onTag({
      name,
      isEnd,
      isEmpty: inner.endsWith('/'),
      text: () => withoutEntities(textOf(bytes.subarray(textStart, tagStart)).trim()),
      attribute: wanted => attributeIn(inner, wanted),
    })
    textStart = end + 1
    tagStart = -1
  }

  function keep(chunk: Uint8Array): void {
    carry = withRoom(carry, carried, chunk.length)
    carry.set(chunk, carried)
    carried += chunk.length
  }

  /** What has been handed over is let go of. */
  function release(): void {
    if (textStart === 0) return
    carry.copyWithin(0, textStart, carried)
    carried -= textStart
    tagStart = tagStart === -1 ? -1 : tagStart - textStart
    textStart = 0
  }

  return {
    push(chunk) {
      const from = carried
      keep(chunk)
      for (let at = from; at < carried; at++) {
        const byte = carry[at]
        if (tagStart === -1) {
          if (byte === OPEN) tagStart = at
        } else if (quote !== 0) {
          if (byte === quote) quote = 0
        } else if (QUOTES.includes(byte)) quote = byte
        else if (byte === CLOSE) take(carry, at)
      }
      release()
      return carried <= MAX_TAG_BYTES
    },
    finish: () => tagStart === -1,
  }
}

/** One pass over the tag, without a pattern: a tag may be megabytes of one letter. */
function attributeIn(tag: string, wanted: string): string | null {
  let at = 0
  for (let equals = tag.indexOf(EQUALS); equals !== -1; equals = tag.indexOf(EQUALS, at)) {
    const open = afterSpaces(tag, equals + 1)
    const close = QUOTES.includes(tag.charCodeAt(open)) ? tag.indexOf(tag[open], open + 1) : -1
    if (close !== -1 && isNamed(tag, at, equals, wanted)) return withoutEntities(tag.slice(open + 1, close))
    at = close === -1 ? equals + 1 : close + 1
  }
  return null
}

/** Whether `wanted` is the whole word before `equals`, after `from`. */
function isNamed(tag: string, from: number, equals: number, wanted: string): boolean {
  let end = equals
  while (end > from && tag.charCodeAt(end - 1) <= SPACE) end--
  const start = end - wanted.length
  return start >= from && tag.startsWith(wanted, start) && (start === from || !NAME_CHARACTER.test(tag[start - 1]))
}

function afterSpaces(tag: string, from: number): number {
  let at = from
  while (tag.charCodeAt(at) <= SPACE) at++
  return at
}

/** `&lt;` and its like as what they stand for, in XML and in HTML. */
export function withoutEntities(text: string): string {
  return replacedIn(text, ENTITY, (_, decimal, hex, name) => {
    if (name !== undefined) return NAMED_ENTITIES.get(name.toLowerCase()) ?? ''
    const code = decimal === undefined ? parseInt(hex ?? '0', 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  })
}
