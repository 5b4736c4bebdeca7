// A flame graph as Pyroscope answers with one: a list of names, and bars by level, each as offset, total, self and name.

import type { ProtoWriter } from '../shared/bytes/protobufWriter'

type FlameGraph = {
  readonly names: readonly string[]
  readonly levels: readonly (readonly number[])[]
  readonly total: number
  readonly maxSelf: number
}
type Node = { readonly name: string; readonly children: Map<string, Node>; total: number; self: number }

const nodeOf = (name: string): Node => ({ name, children: new Map(), total: 0, self: 0 })

export function flameGraphOf(stacks: ReadonlyMap<string, number>): FlameGraph {
  const root = nodeOf('total')
  for (const [stack, value] of stacks) {
    let node = root
    node.total += value
    for (const name of stack.split(';')) {
      const child = node.children.get(name) ?? nodeOf(name)
      node.children.set(name, child)
      child.total += value
      node = child
    }
    node.self += value
  }
  const names: string[] = []
  const levels: number[][] = []
  let maxSelf = 0
  let level: readonly (readonly [number, Node])[] = [[0, root]]
  while (level.length > 0) {
    const bars: number[] = []
    let end = 0
    for (const [start, { name, total, self }] of level) {
      if (!names.includes(name)) names.push(name)
      bars.push(start - end, total, self, names.indexOf(name))
      end = start + total
      maxSelf = Math.max(maxSelf, self)
    }
    levels.push(bars)
    level = level.flatMap(([start, node]) => {
      let at = start
      return [...node.children.values()].map(child => {
        at += child.total
        return [at - child.total, child] as const
      })
    })
  }
  return { names, levels, total: root.total, maxSelf }
}

/** Into field 1, as SelectMergeStacktraces has it. */
export function writeFlameGraph(writer: ProtoWriter, { names, levels, total, maxSelf }: FlameGraph): void {
  writer.message(1, () => {
    for (const name of names) writer.text(1, name)
    for (const level of levels) writer.message(2, () => writer.ints(1, level))
    writer.int(3, total)
    writer.int(4, maxSelf)
  })
}

/** As `/pyroscope/render` has it. Values of CPU time are nanoseconds that are called samples, at a rate of as many a second. */
export function rendered({ names, levels, total, maxSelf }: FlameGraph, type: string): string {
  const [, name, unit] = type.split(':')
  const isTime = unit === 'nanoseconds'
  const metadata = { format: 'single', spyName: '', sampleRate: isTime ? 1e9 : 100, units: isTime ? 'samples' : unit, name }
  return JSON.stringify({ version: 1, flamebearer: { names, levels, numTicks: total, maxSelf }, metadata, timeline: null })
}
