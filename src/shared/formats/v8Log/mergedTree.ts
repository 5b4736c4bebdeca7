// The tree of all ticks that 0x and Clinic Flame draw: each node's name says what it is, and its value holds those of its callees.

import { float64Column, int32Column } from '../../base/columns'
import { textOf } from '../../base/utf8'
import { jsonList, jsonNumber, jsonObject, jsonText, type JsonSink } from '../../bytes/jsonSink'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE, type FrameKind } from '../../profile/profile'
import { hasPlace, libraryFrame, nativeFrame, scriptFrame } from './frames'

/** What a frame is, where it is no plain function of a script: `[CPP]`, `[SHARED_LIB]`, `[CODE:Builtin]`, `[INIT]` (while modules load). */
const KIND = / \[(CPP|SHARED_LIB|CODE(?::\w+)?|INIT|WASM(?::\w+)?)\]$/

/** Of pages made from inspector profiles: a function without a file. */
const NO_PLACE = / :0$/
/** … and one with a file and a line, but no column. */
const LINE_ONLY = /^[^:]{0,1000} [^\s:]{1,1000}\.[cm]?[jt]sx?:\d{1,9}$/

/** Of pages before 0x 4: the kind of code and V8's mark of how it runs, before the name. */
const OLD_MARK = /^(?:(?:LazyCompile|Function|Script|Eval|Callback):)?([*~^+]?)(?=.)/
const MARKS: ReadonlyMap<string, FrameKind> = new Map([
  ['*', 'jit'],
  ['+', 'jit'],
  ['^', 'jit'],
  ['~', 'interpreted'],
])

export type MergedTree = {
  /** Takes the root of the tree. */
  readonly node: JsonSink
  /** Samples for what nodes weigh beyond their callees; returns how many ticks that are. */
  addTo(builder: ProfileBuilder): number
}

/** Nodes as rows, a parent before its children. The first one is no function: "all stacks". */
export function mergedTree(): MergedTree {
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
    node,
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
  const [old, sign = ''] = OLD_MARK.exec(name) ?? ['']
  const plain = name.slice(old.length)
  if (old !== '' && (LINE_ONLY.test(plain) || hasPlace(plain)))
    return scriptFrame(hasPlace(plain) ? plain : `${plain}:1`, MARKS.get(sign) ?? null, builder)
  if (LINE_ONLY.test(name)) return scriptFrame(`${name}:1`, null, builder)
  return hasPlace(name) ? scriptFrame(name, null, builder) : nativeFrame(name, null, builder)
}
