// Walks XML tag by tag as its bytes stream by: enough for files that programs write, in which nothing is declared.

import { textOf } from '../base/utf8'
import { joinedBytes } from './joinedBytes'

export type XmlTag = {
  readonly name: string
  /** `</name>`. */
  readonly isEnd: boolean
  /** `<name/>`: no end follows. */
  readonly isEmpty: boolean
  /** What stands between the tag before and this one. */
  readonly text: string
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
const OPEN = 60
const CLOSE = 62
const QUOTES = [34, 39]
const ATTRIBUTE = /([\w:.-]{1,200})\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi
const NAMED_ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

export function xmlTags(onTag: (tag: XmlTag) => void): XmlTags {
  let carry: Uint8Array = new Uint8Array()
  let scanned = 0
  let textStart = 0
  let tagStart = -1
  let quote = 0

  function take(bytes: Uint8Array, end: number): void {
    const inner = textOf(bytes.subarray(tagStart + 1, end))
    const isEnd = inner.startsWith('/')
    const [name = ''] = /[^\s/]+/.exec(isEnd ? inner.slice(1) : inner) ?? []
    const text = withoutEntities(textOf(bytes.subarray(textStart, tagStart)).trim())
    onTag({
      name,
      isEnd,
      isEmpty: inner.endsWith('/'),
      text,
      attribute(wanted) {
        for (const [, key, double, single] of inner.matchAll(ATTRIBUTE)) if (key === wanted) return withoutEntities(double ?? single ?? '')
        return null
      },
    })
    textStart = end + 1
    tagStart = -1
  }

  return {
    push(chunk) {
      const bytes = carry.length === 0 ? chunk : joinedBytes([carry, chunk])
      for (let at = scanned; at < bytes.length; at++) {
        const byte = bytes[at]
        if (tagStart === -1) {
          if (byte === OPEN) tagStart = at
        } else if (quote !== 0) {
          if (byte === quote) quote = 0
        } else if (QUOTES.includes(byte)) quote = byte
        else if (byte === CLOSE) take(bytes, at)
      }
      carry = bytes.slice(textStart)
      scanned = carry.length
      tagStart = tagStart === -1 ? -1 : tagStart - textStart
      textStart = 0
      return carry.length <= MAX_TAG_BYTES
    },
    finish: () => tagStart === -1,
  }
}

/** `&lt;` and its like as what they stand for. */
export function withoutEntities(text: string): string {
  return text.replace(ENTITY, (_, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED_ENTITIES.get(name.toLowerCase()) ?? ''
    const code = decimal === undefined ? parseInt(hex ?? '0', 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  })
}
