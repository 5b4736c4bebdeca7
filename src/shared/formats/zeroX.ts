// The flame graph that 0x writes as HTML: the call that draws it holds the merged tree of all ticks. Rules: davidmarkclements/0x,
// `lib/ticks-to-tree.js` and `lib/render.js`.

import { float64Column, int32Column } from '../base/columns'
import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { SKIP, jsonList, jsonNumber, jsonObject, jsonText, type JsonSink } from '../bytes/jsonSink'
import { markAt, readJsonWithin } from '../bytes/jsonWithin'
import { profileBuilder, type ProfileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import { malformed, type Format, type ReadError } from './format'
import { hasPlace, libraryFrame, nativeFrame, scriptFrame } from './v8Log/frames'
import { wholeFile } from './wholeFile'

const ID = '0x'
/** The page begins with the style sheet that 0x brings along. */
const PAGE = /^\s*<html>\s*<head>\s*<meta charset="utf-8">\s*<style>\s*\/\*! TACHYONS/
/** Followed by the trees; the function of that name stands before, without them. */
const CALL = 'visualizer({"'
/** What a frame is, where it is no plain function of a script: `[CPP]`, `[SHARED_LIB]`, `[CODE:Builtin]`, `[INIT]` (while modules load). */
const KIND = / \[(CPP|SHARED_LIB|CODE(?::\w+)?|INIT|WASM(?::\w+)?)\]$/

/** Of pages made from inspector profiles: a function without a file. */
const NO_PLACE = / :0$/
/** … and one with a file and a line, but no column. */
const LINE_ONLY = /^[^:]{0,1000} [^\s:]{1,1000}\.[cm]?[jt]sx?:\d{1,9}$/

export const zeroX: Format = {
  id: ID,
  title: '0x flame graph',
  looksLike: head => (PAGE.test(textOf(head)) ? 'yes' : 'no'),
  open: () => wholeFile('a page of 0x', readPage),
}

function readPage(bytes: Uint8Array): Result<Profile, ReadError> {
  const call = markAt(bytes, CALL)
  if (call === -1) return fail(malformed(ID, 'no call of visualizer with the trees', 'byte', bytes.length))
  const tree = mergedTree()
  const fault = readJsonWithin(bytes, call + CALL.length - 2, tree.sink)
  if (fault !== null) return fail(malformed(ID, fault.what, 'byte', fault.byte))
  const builder = profileBuilder(ID)
  const sampleCount = tree.addTo(builder)
  return sampleCount === 0 ? fail({ kind: 'empty', format: ID }) : ok(builder.finish({ sampleCount }))
}

type MergedTree = {
  readonly sink: JsonSink
  /** Samples for what nodes weigh beyond their callees; returns how many ticks that are. */
  addTo(builder: ProfileBuilder): number
}

/** Nodes as rows, a parent before its children. The first one is no function: "all stacks". */
function mergedTree(): MergedTree {
  const names: string[] = []
  const parent = int32Column()
  const self = float64Column()
  const path: number[] = []
  const here = () => path[path.length - 1]
  const node: JsonSink = jsonObject(
    {
      name: jsonText((bytes, start, end) => (names[here()] = textOf(bytes.subarray(start, end)))),
      value: jsonNumber(value => {
        self.add(here(), value)
        if (parent.get(here()) !== NONE) self.add(parent.get(here()), -value)
      }),
      children: jsonList(() => node),
    },
    {
      open() {
        parent.push(here() ?? NONE)
        self.push(0)
        path.push(names.push('') - 1)
      },
      close: () => path.pop(),
    },
  )
  return {
    sink: jsonObject({ merged: node, unmerged: SKIP }),
    addTo(builder) {
      const ticks = builder.sampleType({ name: 'ticks', unit: 'count', weight: null, event: null })
      const stacks = new Int32Array(names.length).fill(NONE)
      let sum = 0
      for (let row = 0; row < names.length; row++) {
        if (row > 0) stacks[row] = builder.stack(stacks[parent.get(row)], frameOf(names[row], builder))
        if (self.get(row) <= 0) continue
        builder.weigh(builder.sample(stacks[row]), ticks, self.get(row))
        sum += self.get(row)
      }
      return sum
    },
  }
}

function frameOf(text: string, builder: ProfileBuilder): number {
  const [mark = '', kind = ''] = KIND.exec(text) ?? []
  const name = text.slice(0, text.length - mark.length).replace(NO_PLACE, '')
  if (kind === 'SHARED_LIB') return libraryFrame(name, builder)
  if (kind !== 'INIT' && kind !== '') return nativeFrame(name, kind.startsWith('CODE') ? 'v8' : null, builder)
  if (LINE_ONLY.test(name)) return scriptFrame(`${name}:1`, null, builder)
  return hasPlace(name) ? scriptFrame(name, null, builder) : nativeFrame(name, null, builder)
}
