// GHC's report as JSON (`+RTS -pj`): cost centres, and a tree of them with own ticks and bytes. Rules: GHC User's Guide, "JSON profile format".

import { float64Column, int32Column } from '../base/columns'
import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonList, jsonNumber, jsonObject, jsonText, type JsonSink } from '../bytes/jsonSink'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import type { Format, ProfileReader, ReadError, Report } from './format'
import { costCentre, ghcTypes } from './ghc/costCentres'
import { jsonReader } from './jsonReader'

const ID = 'ghc-prof-json'
const NS_PER_US = 1000

export const ghcProfJson: Format = {
  id: ID,
  title: 'GHC report (JSON)',
  looksLike(head) {
    const paths = jsonPaths(head)
    return paths.has('cost_centres') || (paths.has('total_ticks') && paths.has('tick_interval')) ? 'yes' : 'no'
  },
  open: openJson,
}

function openJson(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const types = ghcTypes(builder)
  const centres = new Map<number, number>()
  const nodes = { id: float64Column(), parent: int32Column(), ticks: float64Column(), bytes: float64Column() }
  const open: number[] = []
  let program = ''
  let totalTicks = 0
  let tickUs = 0
  let centre = { id: NaN, label: '', module: '', source: '' }

  const text = (set: (value: string) => void) => jsonText((bytes, start, end) => set(textOf(bytes.subarray(start, end))))
  const costCentreSink = jsonObject(
    {
      id: jsonNumber(id => (centre = { ...centre, id })),
      label: text(label => (centre = { ...centre, label })),
      module: text(module => (centre = { ...centre, module })),
      src_loc: text(source => (centre = { ...centre, source })),
    },
    {
      open: () => void (centre = { id: NaN, label: '', module: '', source: '' }),
      close: () => void centres.set(centre.id, costCentre(builder, centre.label, centre.module, centre.source)),
    },
  )
  const to = (column: typeof nodes.id) => jsonNumber(value => column.set(open.at(-1) ?? 0, value))
  const node: JsonSink = jsonObject(
    { id: to(nodes.id), ticks: to(nodes.ticks), alloc: to(nodes.bytes), children: jsonList(() => node) },
    {
      open(isList) {
        if (isList) return
        nodes.parent.push(open.at(-1) ?? NONE)
        nodes.ticks.push(0)
        nodes.bytes.push(0)
        open.push(nodes.id.push(NaN))
      },
      close: () => void open.pop(),
    },
  )
  const root = jsonObject({
    program: text(value => (program = value)),
    total_ticks: jsonNumber(value => (totalTicks = value)),
    tick_interval: jsonNumber(value => (tickUs = value)),
    cost_centres: jsonList(() => costCentreSink),
    profile: node,
  })

  function profileOf(): Result<Profile, ReadError> {
    const stacks = new Int32Array(nodes.id.length())
    for (let row = 0; row < stacks.length; row++) {
      const frame = centres.get(nodes.id.get(row))
      const parent = nodes.parent.get(row)
      if (frame === undefined) report('nodes of cost centres that are not in the file', null)
      stacks[row] = builder.stack(parent === NONE ? NONE : stacks[parent], frame ?? costCentre(builder, '', '', ''))
      const ticks = Math.max(0, nodes.ticks.get(row))
      const bytes = Math.max(0, nodes.bytes.get(row))
      if (ticks === 0 && bytes === 0) continue
      const sample = builder.sample(stacks[row])
      builder.weigh(sample, types.ticks, ticks)
      builder.weigh(sample, types.time, ticks * tickUs * NS_PER_US)
      builder.weigh(sample, types.bytes, bytes)
    }
    const facts: (readonly [string, string])[] = program === '' ? [] : [['program', program]]
    const profile = builder.finish({ facts, sampleCount: totalTicks, durationNs: totalTicks * tickUs * NS_PER_US || null })
    return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
  }

  return jsonReader(ID, root, report, profileOf)
}
