// The flame graph that 0x writes as HTML: the call that draws it holds the merged tree of all ticks. Rules: davidmarkclements/0x,
// `lib/ticks-to-tree.js` and `lib/render.js`.

import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { jsonObject } from '../bytes/jsonSink'
import { markAt, readJsonWithin } from '../bytes/jsonWithin'
import { profileBuilder } from '../profile/builder'
import type { Profile } from '../profile/profile'
import { malformed, type Format, type ReadError } from './format'
import { mergedTree } from './v8Log/mergedTree'
import { wholeFile } from './wholeFile'

const ID = '0x'
/** The page begins with the style sheet that 0x brings along. */
const PAGE = /^\s*<html>\s*<head>\s*<meta charset="utf-8">\s*<style>\s*\/\*! TACHYONS/
/** Before version 4 it began with a heading of this color, and brought its library along. */
const OLD_PAGE = /^<meta charset="utf-8"><h1 style="color: rgb\(68, 68, 68\);">[^]{0,2000}<chart><\/chart><script>/
/** Followed by the trees; the function of that name stands before, without them. */
const CALL = 'visualizer({"'
/** Followed by the one tree, in old pages. */
const OLD_CALL = '\ngen({"name":'
export const zeroX: Format = {
  id: ID,
  title: '0x flame graph',
  looksLike(head) {
    const text = textOf(head)
    return PAGE.test(text) || OLD_PAGE.test(text) ? 'yes' : 'no'
  },
  open: () => wholeFile('a page of 0x', readPage),
}

function readPage(bytes: Uint8Array): Result<Profile, ReadError> {
  const call = markAt(bytes, CALL)
  const old = call === -1 ? markAt(bytes, OLD_CALL) : -1
  if (call === -1 && old === -1) return fail(malformed(ID, 'no call of visualizer with the trees', 'byte', bytes.length))
  const tree = mergedTree()
  const start = call === -1 ? old + OLD_CALL.indexOf('{') : call + CALL.indexOf('{')
  const fault = readJsonWithin(bytes, start, call === -1 ? tree.node : jsonObject({ merged: tree.node }))
  if (fault !== null) return fail(malformed(ID, fault.what, 'byte', fault.byte))
  const builder = profileBuilder(ID)
  const sampleCount = tree.addTo(builder)
  return sampleCount === 0 ? fail({ kind: 'empty', format: ID }) : ok(builder.finish({ sampleCount }))
}
