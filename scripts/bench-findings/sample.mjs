// Draws samples from weighted stacks and writes them as a file of the profiler at hand.

import { spell } from './dresses.mjs'

/** `stacks` is a list of [frames, weight]; weights add up to anything. The file's bytes. */
export function sampledFile(stacks, dress, count, random) {
  const roots = dress.roots(random)
  const idleShare = dress.idle !== undefined && random.chance(0.3) ? random.between(0.15, 0.6) : 0
  const edges = []
  let total = 0
  for (const [, weight] of stacks) edges.push((total += weight))
  const drawn = new Map()
  const add = frames => {
    const key = JSON.stringify(frames)
    const known = drawn.get(key)
    if (known === undefined) drawn.set(key, { frames, count: 1 })
    else known.count++
  }
  // Waiting comes on top: `count` samples are active.
  for (let i = Math.round((count * idleShare) / (1 - idleShare)); i > 0; i--) add(dress.idle)
  for (let i = 0; i < count; i++) {
    const [stack] = stacks[placeOf(edges, random.next() * total)]
    const isWhole = typeof stack[0] === 'object' && stack[0].isRoot === true
    const frames = spell(dress, isWhole ? stack.slice(1) : stack, random)
    const mark = dress.leafMark?.(random) ?? null
    add([...(isWhole ? [] : random.pick(roots)), ...frames, ...(mark === null ? [] : [mark])])
  }
  return dress.id === 'cpuprofile' ? cpuProfile([...drawn.values()], random) : folded([...drawn.values()])
}

function placeOf(edges, at) {
  let low = 0
  let high = edges.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle] > at) high = middle
    else low = middle + 1
  }
  return low
}

function folded(rows) {
  return new TextEncoder().encode(rows.map(({ frames, count }) => `${frames.join(';')} ${count}\n`).join(''))
}

function cpuProfile(rows, random) {
  /** @type {{ id: number, callFrame: object, hitCount: number, children: number[] }[]} */
  const nodes = [
    { id: 1, callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 }, hitCount: 0, children: [] },
  ]
  const childOf = new Map()
  const samples = []
  for (const { frames, count } of rows) {
    let at = nodes[0]
    for (const frame of frames) {
      const key = `${at.id} ${frame.functionName} ${frame.url} ${frame.lineNumber}`
      let child = childOf.get(key)
      if (child === undefined) {
        child = { id: nodes.length + 1, callFrame: { ...frame, scriptId: '7', columnNumber: 2 }, hitCount: 0, children: [] }
        nodes.push(child)
        at.children.push(child.id)
        childOf.set(key, child)
      }
      at = child
    }
    at.hitCount += count
    for (let i = 0; i < count; i++) samples.push(at.id)
  }
  const timeDeltas = samples.map(() => 1000 + random.whole(-60, 60))
  const endTime = timeDeltas.reduce((sum, delta) => sum + delta, 1000)
  return new TextEncoder().encode(JSON.stringify({ nodes, startTime: 1000, endTime, samples, timeDeltas }))
}
