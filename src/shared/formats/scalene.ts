// Scalene's JSON: stacks where it has them (2.0 and later), else time and memory line by line. Rules: `plasma-umass/scalene`, scalene_json.py.

import { fail, ok, type Result } from '../base/result'
import { jsonPaths } from '../bytes/jsonHead'
import { profileBuilder, type ProfileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import type { Format, ProfileReader, ReadError, Report, Verdict } from './format'
import { jsonReader } from './jsonReader'
import { scaleneSink, type ScaleneFile, type ScaleneStack } from './scalene/scaleneFile'

const ID = 'scalene'
const NS_PER_S = 1e9
const BYTES_PER_MB = 1024 * 1024

export const scalene: Format = { id: ID, title: 'Scalene', looksLike, open: openScalene }

function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  if (paths.has('alloc_samples') && !paths.has('nodes')) return 'yes'
  return paths.has('elapsed_time_sec') && paths.has('files') ? 'yes' : 'no'
}

function openScalene(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const { file, sink } = scaleneSink(builder)
  return jsonReader(ID, sink, report, () => scaleneProfile(ID, file, builder, report))
}

export function scaleneProfile(format: string, file: ScaleneFile, builder: ProfileBuilder, report: Report): Result<Profile, ReadError> {
  const elapsedNs = Number.isFinite(file.elapsedSeconds) ? file.elapsedSeconds * NS_PER_S : null
  const stacks = file.stacks.length > 0 ? file.stacks : file.olderStacks
  if (stacks.length > 0 || file.memoryStacks.length > 0) addStacks(stacks, file.memoryStacks, builder)
  else addLines(file, elapsedNs ?? 0, builder, report)
  const facts: (readonly [string, string])[] = file.program === '' ? [] : [['program', file.program]]
  const profile = builder.finish({ durationNs: elapsedNs, facts })
  return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format }) : ok(profile)
}

/** Some machines have one kind of stacks only: a type that nothing weighs is not offered. */
function addStacks(stacks: readonly ScaleneStack[], memoryStacks: readonly ScaleneStack[], builder: ProfileBuilder): void {
  if (stacks.length > 0) {
    const samples = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
    addWeighed(stacks, weight => weight, samples, builder)
  }
  if (memoryStacks.length > 0) {
    const allocated = builder.sampleType({ name: 'alloc-bytes', unit: 'bytes', weight: null, event: null })
    addWeighed(memoryStacks, megabytes => Math.round(megabytes * BYTES_PER_MB), allocated, builder)
  }
}

function addWeighed(stacks: readonly ScaleneStack[], valueOf: (weight: number) => number, type: number, builder: ProfileBuilder): void {
  for (const { stack, weight } of stacks) if (weight > 0) builder.weigh(builder.sample(stack), type, valueOf(weight))
}

function addLines({ lines }: ScaleneFile, elapsedNs: number, builder: ProfileBuilder, report: Report): void {
  const timeType = (name: string) => builder.sampleType({ name, unit: 'nanoseconds', weight: null, event: null })
  const wall = timeType('wall')
  const python = timeType('python')
  const native = timeType('native')
  const system = timeType('system')
  const hasMemory = lines.some(({ mallocMb }) => mallocMb > 0)
  const allocated = hasMemory ? builder.sampleType({ name: 'alloc-bytes', unit: 'bytes', weight: null, event: null }) : NONE
  const spent = (percent: number) => Math.round((percent / 100) * elapsedNs)
  for (const line of lines) {
    const row = builder.sample(builder.stack(NONE, line.frame))
    const parts = [spent(line.python), spent(line.native), spent(line.system)]
    builder.weigh(row, wall, parts[0] + parts[1] + parts[2])
    builder.weigh(row, python, parts[0])
    builder.weigh(row, native, parts[1])
    builder.weigh(row, system, parts[2])
    if (allocated !== NONE) builder.weigh(row, allocated, Math.round(line.mallocMb * BYTES_PER_MB))
  }
  if (lines.length > 0) report('lines, no stacks: seconds are percents of the elapsed time', null, lines.length)
}
