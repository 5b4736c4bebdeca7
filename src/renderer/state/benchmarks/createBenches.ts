// Opens results of benchmark tools, as the current ones or as a baseline, and finds the profile of each benchmark.

import { create } from 'zustand'
import type { HostFile } from '../../../shared/host/contract'
import type { Suite } from '../../../shared/benchmarks/suite'
import type { Host } from '../../host/host'
import type { Analyst } from '../../worker/analyst'
import type { BenchRow, BenchSheet } from '../../../shared/questions/benchSheet'
import type { Side } from '../../worker/opened'
import type { Source } from '../opening/sources'

export type Results = {
  readonly name: string
  readonly modifiedMs: number | null
  readonly suite: Suite
  /** By the benchmark's label. */
  readonly profiles: ReadonlyMap<string, HostFile>
}

/** The verdict of the benchmark whose profiles are compared: it holds while those very files are. */
export type BenchVerdict = { readonly files: readonly string[]; readonly benchmark: string; readonly ratio: number; readonly words: string }

export type BenchState = {
  readonly baseline: Results | null
  readonly current: Results | null
  readonly sheet: BenchSheet | null
  /** A sentence that names the file; null where nothing failed. */
  readonly failure: string | null
  readonly isReading: boolean
  readonly verdict: BenchVerdict | null
  /** What looks like warm-up is left out of all figures. */
  readonly leavesWarmUp: boolean
}

const NOTHING: BenchState = {
  baseline: null,
  current: null,
  sheet: null,
  failure: null,
  isReading: false,
  verdict: null,
  leavesWarmUp: false,
}

export const useBenches = create<BenchState>()(() => NOTHING)

export type BenchParts = {
  readonly host: () => { readonly call: Pick<Host['call'], 'readSuite'> }
  readonly analyst: () => Analyst
  readonly openFile: (file: HostFile) => Promise<void>
  readonly compare: (baseline: readonly HostFile[], current: readonly HostFile[]) => Promise<void>
  /** A benchmark's profile, or both, have been opened. */
  readonly shown: () => void
}

export function createBenches({ host, analyst, openFile, compare, shown }: BenchParts) {
  async function resultsOf(file: HostFile, modifiedMs: number | null): Promise<Results | string> {
    const read = await host().call.readSuite(file.id)
    if (!read.ok) return `${file.name}: ${read.error}`
    return { name: file.name, modifiedMs, suite: read.value.suite, profiles: new Map(read.value.profiles) }
  }

  async function show(baseline: Results | null, current: Results, leavesWarmUp = false): Promise<void> {
    const asked = await analyst().ask('bench', 'bench', baseline?.suite ?? null, current.suite, leavesWarmUp)
    if (asked.kind === 'superseded') return
    if (asked.kind === 'failed') useBenches.setState({ failure: asked.message, isReading: false })
    else useBenches.setState({ baseline, current, sheet: asked.value, failure: null, isReading: false, leavesWarmUp })
  }

  /** False where the file holds no results. A `side` of null is the current one, and a second file its baseline: the older of the two. */
  async function openFiles(files: readonly HostFile[], side: Side | null): Promise<boolean> {
    if (files.length === 0) return false
    useBenches.setState({ isReading: true, failure: null })
    const found: Results[] = []
    for (const file of files) {
      const results = await resultsOf(file, file.modifiedMs)
      if (typeof results === 'string') {
        useBenches.setState({ failure: results, isReading: false })
        return false
      }
      found.push(results)
    }
    const [first, second] = found
    const before = useBenches.getState().current
    if (second !== undefined) {
      const isOlder = (first.modifiedMs ?? 0) <= (second.modifiedMs ?? 0)
      await show(isOlder ? first : second, isOlder ? second : first)
    } else if (side === 'baseline' && before !== null) await show(first, before)
    else await show(side === 'current' ? useBenches.getState().baseline : null, first)
    return true
  }

  function profilesOf({ label }: BenchRow): { readonly baseline: HostFile | null; readonly current: HostFile | null } {
    const { baseline, current } = useBenches.getState()
    return { baseline: baseline?.profiles.get(label) ?? null, current: current?.profiles.get(label) ?? null }
  }

  return {
    openFiles,
    async openSources(sources: readonly Source[], side: Side | null): Promise<boolean> {
      const files: HostFile[] = []
      const { signal } = new AbortController()
      for (const source of sources) {
        if (source.kind !== 'file') continue
        const file = await source.find(() => undefined, signal)
        files.push({ ...file, modifiedMs: file.modifiedMs ?? source.modifiedMs })
      }
      return openFiles(files, side)
    },
    /** False where one of them holds no results. */
    async openPair(baseline: HostFile, current: HostFile): Promise<boolean> {
      const found = [await resultsOf(baseline, baseline.modifiedMs), await resultsOf(current, current.modifiedMs)]
      const [base, now] = found.filter(one => typeof one !== 'string')
      if (base === undefined || now === undefined) return false
      await show(base, now)
      return true
    },
    /** By the id of a file that holds no profile: nothing is said where it holds no results either. */
    async tryFile(fileId: string, name: string): Promise<boolean> {
      const read = await host().call.readSuite(fileId)
      if (!read.ok) return false
      await show(null, { name, modifiedMs: null, suite: read.value.suite, profiles: new Map(read.value.profiles) })
      return true
    },
    async swap(): Promise<void> {
      const { baseline, current, leavesWarmUp } = useBenches.getState()
      if (baseline !== null && current !== null) await show(current, baseline, leavesWarmUp)
    },
    async dropBaseline(): Promise<void> {
      const { current, leavesWarmUp } = useBenches.getState()
      if (current !== null) await show(null, current, leavesWarmUp)
    },
    /** Off for what is opened next. */
    async leaveWarmUp(isLeft: boolean): Promise<void> {
      const { baseline, current } = useBenches.getState()
      if (current === null) return
      // At once: a switch that waits for its answer looks broken.
      useBenches.setState({ leavesWarmUp: isLeft })
      await show(baseline, current, isLeft)
    },
    dismissFailure: () => useBenches.setState({ failure: null }),
    profilesOf,
    async openProfile(row: BenchRow): Promise<void> {
      const { current } = profilesOf(row)
      if (current === null) return
      await openFile(current)
      shown()
    },
    /** The benchmark's verdict stands above the comparison of its profiles. */
    async compareProfiles(row: BenchRow): Promise<void> {
      const { baseline, current } = profilesOf(row)
      if (baseline === null || current === null) return
      const verdict = row.verdict === null ? null : { files: [baseline.id, current.id], benchmark: row.label, ...row.verdict }
      useBenches.setState({ verdict })
      await compare([baseline], [current])
      shown()
    },
  }
}
