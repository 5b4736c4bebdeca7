// The data of d3-flame-graph (and of FlameScope, stackvis): a tree of names and values as JSON. Rules: the README of spiermar/d3-flame-graph, "Input format".

import { float64Column, int32Column } from '../base/columns'
import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonList, jsonNumber, jsonObject, jsonText, type JsonSink } from '../bytes/jsonSink'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import { frameText } from './folded/frameText'
import type { Format, ProfileReader, ReadError, Report, Verdict } from './format'
import { jsonReader } from './jsonReader'

const ID = 'd3-flame-graph'
/** The box at the bottom, which stands for no function. */
const ROOTS: ReadonlySet<string> = new Set(['', 'root', 'all', 'total'])
/** Sums of fractions. */
const ROUNDING = 1e-6

export const d3FlameGraph: Format = { id: ID, title: 'd3-flame-graph (JSON)', looksLike, open: openTree }

/** Both spellings: in full, and with single letters as stackvis has them. */
function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  const has = (...keys: readonly string[]) => keys.every(key => paths.has(key))
  if (has('$schema') || has('nodes')) return 'no'
  return has('name', 'children.name', 'children.value') || has('n', 'c.n', 'c.v') ? 'yes' : 'no'
}

function openTree(report: Report): ProfileReader {
  const nodes = { name: int32Column(), parent: int32Column(), value: float64Column(), below: float64Column() }
  const names: string[] = []
  const rows = new Map<string, number>()
  const open: number[] = []
  let deltas = 0

  function intern(text: string): number {
    const known = rows.get(text)
    if (known !== undefined) return known
    const row = names.push(text) - 1
    rows.set(text, row)
    return row
  }

  const name = jsonText((bytes, start, end) => nodes.name.set(open.at(-1) ?? 0, intern(textOf(bytes.subarray(start, end)))))
  const value = jsonNumber(amount => nodes.value.set(open.at(-1) ?? 0, Math.max(0, amount)))
  const children: JsonSink = jsonList(() => node)
  const node: JsonSink = jsonObject(
    { name, value, children, n: name, v: value, c: children, delta: jsonNumber(amount => void (deltas += amount === 0 ? 0 : 1)) },
    {
      open(isList) {
        if (isList) return
        nodes.parent.push(open.at(-1) ?? NONE)
        nodes.name.push(NONE)
        nodes.below.push(0)
        open.push(nodes.value.push(0))
      },
      close() {
        const row = open.pop()
        const parent = open.at(-1)
        if (row !== undefined && parent !== undefined) nodes.below.add(parent, nodes.value.get(row))
      },
    },
  )

  function profileOf(): Result<Profile, ReadError> {
    const builder = profileBuilder(ID)
    const type = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
    const count = nodes.value.length()
    const stacks = new Int32Array(count).fill(NONE)
    // Where callees weigh more than their callers, values are of functions themselves (`selfValue`).
    let isSelf = false
    for (let row = 0; row < count; row++) isSelf ||= nodes.below.get(row) > nodes.value.get(row) * (1 + ROUNDING)
    for (let row = 0; row < count; row++) {
      const parent = nodes.parent.get(row)
      const text = nodes.name.get(row) === NONE ? '' : names[nodes.name.get(row)]
      const below = parent === NONE ? NONE : stacks[parent]
      if (parent !== NONE || !ROOTS.has(text)) {
        const { name: shown, file, line, column, module, flags } = frameText(text === '' ? '(unknown)' : text)
        stacks[row] = builder.stack(below, builder.frame(builder.fn({ name: shown, file, module }), line, column, flags))
      }
      const self = isSelf ? nodes.value.get(row) : nodes.value.get(row) - nodes.below.get(row)
      if (self > nodes.value.get(row) * ROUNDING) builder.weigh(builder.sample(stacks[row]), type, self)
    }
    if (isSelf) report('values are taken for those of functions themselves: callees weigh more than their callers', null)
    if (deltas > 0) report('changes from another profile, left out', null, deltas)
    const profile = builder.finish()
    return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
  }

  return jsonReader(ID, node, report, profileOf)
}
