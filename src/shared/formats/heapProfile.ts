// V8's sampling heap profiles (`.heapprofile`): which call stacks allocated the bytes that were still in use. Rules: `HeapProfiler.SamplingHeapProfile`.

import { float64Column } from '../base/columns'
import { fail, ok, type Result } from '../base/result'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonList, jsonNumber, jsonObject } from '../bytes/jsonSink'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import { nodeColumns, nodeSink, type NodeColumns } from './cpuprofile/nodes'
import { nodeStacks } from './cpuprofile/stacks'
import type { Format, ProfileReader, ReadError, Report, Verdict } from './format'
import { jsonReader } from './jsonReader'

const ID = 'heapprofile'

export const heapProfile: Format = { id: ID, title: '.heapprofile', looksLike, open: openHeapProfile }

function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  return paths.has('head.selfSize') || (paths.has('head.callFrame') && !paths.has('head.hitCount')) || isSnapshot(paths) ? 'yes' : 'no'
}

/** A `.heapsnapshot` lists objects, not the stacks that allocated them. */
function isSnapshot(paths: ReadonlySet<string>): boolean {
  return paths.has('snapshot.meta')
}

function openHeapProfile(report: Report): ProfileReader {
  const nodes = nodeColumns()
  const sampleNodeIds = float64Column()
  let hasSnapshot = false
  const sample = jsonObject({ nodeId: jsonNumber(sampleNodeIds.push) })
  const root = jsonObject({
    head: nodeSink(nodes),
    samples: jsonList(() => sample),
    snapshot: jsonObject({}, { open: () => (hasSnapshot = true) }),
  })
  return jsonReader(ID, root, report, () => {
    if (hasSnapshot) {
      const advice = 'open it in the Memory panel of Chrome DevTools, or record an allocation sampling profile instead'
      return fail({ kind: 'unsupported', what: 'a V8 heap snapshot lists objects, not stacks', advice })
    }
    return profileOf(nodes, sampleNodeIds.finish(), report)
  })
}

function profileOf(nodes: NodeColumns, sampleNodeIds: Float64Array, report: Report): Result<Profile, ReadError> {
  const builder = profileBuilder(ID)
  const stacks = nodeStacks(nodes, builder, report)
  const space = builder.sampleType({ name: 'space', unit: 'bytes', weight: 'period', event: 'space' })
  const hasSamples = sampleNodeIds.length > 0
  const counts = hasSamples ? builder.sampleType({ name: 'samples', unit: 'count', weight: 'samples', event: 'space' }) : NONE
  const samplesOf = new Float64Array(stacks.stack.length)
  for (const id of sampleNodeIds) {
    const node = stacks.rowOf(id)
    if (node === NONE) report('samples of nodes that are not in the file', null)
    else samplesOf[node]++
  }
  for (let node = 0; node < stacks.stack.length; node++) {
    const sizeBytes = nodes.selfSize.get(node)
    if (sizeBytes < 0) report('sizes below zero, left out', null)
    if (!(sizeBytes > 0) && samplesOf[node] === 0) continue
    if (stacks.stack[node] === NONE && sizeBytes > 0) report('bytes on (root), outside every function', null, sizeBytes)
    const row = builder.sample(stacks.stack[node])
    builder.weigh(row, space, sizeBytes > 0 ? sizeBytes : 0)
    if (hasSamples) builder.weigh(row, counts, samplesOf[node])
  }
  const profile = builder.finish(hasSamples ? { sampleCount: sampleNodeIds.length } : {})
  return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
}
