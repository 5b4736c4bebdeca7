// V8's CPU profiles as Chrome, Node and VS Code write them. Rules: the DevTools protocol (`Profiler.Profile`) and DevTools' own model.

import { float64Column } from '../base/columns'
import { fail, ok, type Result } from '../base/result'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonNumber, jsonNumbers, jsonObject, SKIP } from '../bytes/jsonSink'
import { profileBuilder } from '../profile/builder'
import type { Profile } from '../profile/profile'
import { nodeColumns, nodeSink, type NodeColumns } from './cpuprofile/nodes'
import { sampleRows } from './cpuprofile/sampleRows'
import { addHitCounts, addSamples } from './cpuprofile/samples'
import { durationUs, evenStamps, sampleTimes, stampsOfDeltas, type SampleTimes } from './cpuprofile/sampleTimes'
import { nodeStacks } from './cpuprofile/stacks'
import { type Format, type ProfileReader, type ReadError, type Report, type Verdict } from './format'
import { jsonReader } from './jsonReader'

const ID = 'cpuprofile'
const US_PER_S = 1e6
const NS_PER_US = 1000

/** What `Profiler.stop` answers, with and without its envelope, is saved by programs that speak the protocol themselves. */
const ANSWERS = ['', 'profile.', 'result.profile.']

export const cpuprofile: Format = { id: ID, title: '.cpuprofile', looksLike, open: openCpuProfile }

/** What the file says, read but not yet understood. NaN where it says no time. */
type CpuProfileFile = {
  readonly nodes: NodeColumns
  readonly sampleIds: Float64Array
  readonly timeDeltasUs: Float64Array
  readonly timestampsUs: Float64Array
  readonly startUs: number
  readonly endUs: number
}

function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  if (ANSWERS.some(path => paths.has(`${path}nodes.callFrame`)) || paths.has('head.functionName')) return 'yes'
  // The lists of samples may come first, and be longer than the head.
  return paths.has('timeDeltas') || (paths.has('samples') && paths.has('startTime') && !paths.has('head')) ? 'yes' : 'no'
}

function openCpuProfile(report: Report): ProfileReader {
  const nodes = nodeColumns()
  const sampleIds = float64Column()
  const timeDeltasUs = float64Column()
  const timestampsUs = float64Column()
  let startTime = NaN
  let endTime = NaN
  let isOldForm = false
  const node = nodeSink(nodes)
  const fields = {
    nodes: { ...SKIP, item: () => node },
    head: {
      ...node,
      open(isList: boolean) {
        isOldForm = true
        node.open(isList)
      },
    },
    startTime: jsonNumber(value => (startTime = value)),
    endTime: jsonNumber(value => (endTime = value)),
    samples: jsonNumbers(sampleIds.push),
    timeDeltas: jsonNumbers(timeDeltasUs.push),
    timestamps: jsonNumbers(timestampsUs.push),
  }
  const answer = { profile: jsonObject(fields) }
  const root = jsonObject({ ...fields, ...answer, result: jsonObject(answer) })
  return jsonReader(ID, root, report, () => {
    const columns = { sampleIds: sampleIds.finish(), timeDeltasUs: timeDeltasUs.finish(), timestampsUs: timestampsUs.finish() }
    const usPerUnit = isOldForm ? US_PER_S : 1
    return profileOf({ nodes, startUs: startTime * usPerUnit, endUs: endTime * usPerUnit, ...columns }, report)
  })
}

function profileOf(file: CpuProfileFile, report: Report): Result<Profile, ReadError> {
  const { nodes, sampleIds } = file
  if (nodes.id.length() === 0) return fail({ kind: 'empty', format: ID })
  const builder = profileBuilder(ID)
  const stacks = nodeStacks(nodes, builder, report)
  const times = sampleIds.length === 0 ? null : timesOf(file, report)
  // The old form's seconds are fractions; no recorder measures less than a microsecond.
  const statedUs = Math.round(file.endUs - file.startUs)
  const lastUs = times === null ? statedUs : times.timeUs[times.timeUs.length - 1]
  const capacity = times === null ? nodes.id.length() + nodes.tickOf.length() : sampleIds.length
  const rows = sampleRows({ capacity, hasTimes: times !== null, hasDurations: lastUs > 0 })
  if (times !== null) addSamples({ sampleIds, times, lines: null }, nodes, stacks, builder, rows, report)
  else addHitCounts(nsPerHit(nodes, lastUs, report), nodes, stacks, builder, rows)
  const samples = rows.finish()
  if (samples.stack.length === 0) return fail({ kind: 'empty', format: ID })
  for (const type of rows.sampleTypes) builder.sampleType(type)
  const sampleCount = times === null ? totalHits(nodes) : samples.stack.length
  const lengthUs = times === null ? statedUs : durationUs(times, statedUs)
  const clockStartUs = file.startUs > 0 ? { clockStartUs: file.startUs } : {}
  return ok({ ...builder.finish({ sampleCount, durationNs: lengthUs > 0 ? lengthUs * NS_PER_US : null, ...clockStartUs }), samples })
}

function timesOf({ sampleIds, timeDeltasUs, timestampsUs, startUs, endUs }: CpuProfileFile, report: Report): SampleTimes {
  const count = sampleIds.length
  if (timestampsUs.length > 0) {
    // The old form: stamps of a clock whose beginning `startTime` gives in whole seconds at times, so the first stamp is the start.
    const firstUs = timestampsUs.reduce((least, stamp) => (stamp < least ? stamp : least), Infinity)
    const deltasUs = timestampsUs.map((stamp, i) => stamp - (i === 0 ? firstUs : timestampsUs[i - 1]))
    return sampleTimes(stampsOfDeltas(deltasUs, count, report), count, Math.round(endUs - firstUs), report)
  }
  const durationUs = endUs - startUs
  if (timeDeltasUs.length > 0) return sampleTimes(stampsOfDeltas(timeDeltasUs, count, report), count, durationUs, report)
  report('samples without times, spread evenly', null, count)
  return sampleTimes(evenStamps(count, durationUs > 0 ? durationUs : 0), count, durationUs, report)
}

/** A file that only counts: its duration is shared out over the hits. */
function nsPerHit(nodes: NodeColumns, durationUs: number, report: Report): number {
  const hits = totalHits(nodes)
  if (hits === 0 || !(durationUs > 0)) return 0
  report('hits without times, given equal shares of the duration', null, hits)
  return (durationUs * NS_PER_US) / hits
}

function totalHits(nodes: NodeColumns): number {
  return nodes.hitCount.finish().reduce((sum, hits) => (hits > 0 ? sum + hits : sum), 0)
}
