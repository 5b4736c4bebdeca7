// Reads many profiles as a trend, one at a time; what is on the screen stays until the new one is there.

import { create } from 'zustand'
import type { HostFile, LoadFailure, TrendProgress } from '../../../shared/host/contract'
import type { Per } from '../../../shared/trend/series'
import { wordsOf } from '../../../shared/base/wordsOf'
import type { Host } from '../../host/host'
import type { Analyst } from '../../worker/analyst'
import type { Source } from '../opening/sources'
import type { TrendContents, TrendSheet } from '../../../shared/questions/trendSheet'

export type Reading =
  | { readonly kind: 'idle' }
  /** `total` 0: nobody knows yet. `phase`: bytes are sent to the host, the host reads, or the worker adds up. */
  | {
      readonly kind: 'reading'
      readonly name: string
      readonly phase: 'sending' | 'reading' | 'adding up'
      readonly progress: TrendProgress
    }
  | { readonly kind: 'failed'; readonly failure: LoadFailure }

export type OpenTrend = {
  readonly name: string
  readonly contents: TrendContents
  readonly sheet: TrendSheet
  readonly choice: TrendChoice
}

/** `last`: looks at the newest so many deployments; 0 for all. */
export type TrendChoice = { readonly group: number; readonly per: Per; readonly last: number }

export type TrendState = {
  readonly reading: Reading
  readonly open: OpenTrend | null
  /** Row of deployments: whose profile was opened by a click; a second click compares with it. */
  readonly picked: number | null
}

const FIRST_CHOICE: TrendChoice = { group: 0, per: 'share', last: 0 }
const NO_PROGRESS: TrendProgress = { done: 0, total: 0, name: '' }

export const useTrend = create<TrendState>()(() => ({ reading: { kind: 'idle' }, open: null, picked: null }))

export type TrendHost = Pick<Host, 'adopt'> & {
  readonly call: Pick<Host['call'], 'readTrend' | 'cancelTrend' | 'releaseProfile' | 'trendFile'>
}

export type TrendParts = {
  readonly host: () => TrendHost
  readonly analyst: () => Analyst
  readonly openFile: (file: HostFile) => Promise<void>
  readonly compare: (baseline: readonly HostFile[], current: readonly HostFile[]) => Promise<void>
  /** Two deployments have been opened as a comparison. */
  readonly shown: () => void
  /** The only profile there was has been opened. */
  readonly shownAlone: () => void
}

/** More runs of one deployment say no more, and each takes memory. */
const MAX_RUNS = 8

export function createTrends({ host, analyst, openFile, compare, shown, shownAlone }: TrendParts) {
  let running: AbortController | null = null

  function say(name: string, phase: Extract<Reading, { kind: 'reading' }>['phase'], progress: TrendProgress): void {
    useTrend.setState({ reading: { kind: 'reading', name, phase, progress } })
  }

  async function read(name: string, find: (signal: AbortSignal) => Promise<readonly string[]>, address: string | null): Promise<void> {
    cancel()
    const mine = new AbortController()
    running = mine
    say(name, 'reading', NO_PROGRESS)
    const failure = await steps(name, find, address, mine.signal).catch((error: unknown) => failureOf(name, error))
    if (running !== mine) return
    running = null
    useTrend.setState({ reading: failure === null || failure.kind === 'cancelled' ? { kind: 'idle' } : { kind: 'failed', failure } })
  }

  /** Null when it is shown, or nobody wants it any more. */
  async function steps(
    name: string,
    find: (signal: AbortSignal) => Promise<readonly string[]>,
    address: string | null,
    signal: AbortSignal,
  ): Promise<LoadFailure | null> {
    const ids = await find(signal)
    if (signal.aborted) return null
    say(name, 'reading', NO_PROGRESS)
    const result = await host().call.readTrend(ids, address)
    if (!result.ok) return result.error
    const { url } = result.value
    if (signal.aborted) {
      void host().call.releaseProfile(url)
      return null
    }
    say(name, 'adding up', NO_PROGRESS)
    const opened = await analyst().ask('open-trend', 'openTrend', url)
    void host().call.releaseProfile(url)
    if (opened.kind === 'superseded') return null
    if (opened.kind === 'failed') return failureOf(name, opened.message)
    if (!opened.value.ok) return failureOf(name, opened.value.error)
    if (await show(result.value.name, opened.value.value, FIRST_CHOICE, signal)) await openTheOnly()
    return null
  }

  /** False where nobody wants it any more, or there is nothing to show. Rejects with what the worker failed with. */
  async function show(name: string, contents: TrendContents, choice: TrendChoice, signal: AbortSignal | null): Promise<boolean> {
    const asked = await analyst().ask('trend', 'trend', choice.group, choice.per, choice.last)
    if (signal?.aborted === true || asked.kind === 'superseded') return false
    if (asked.kind === 'failed') throw new Error(asked.message)
    if (asked.value === null) return false
    useTrend.setState({ open: { name, contents, choice, sheet: asked.value }, picked: null })
    return true
  }

  function cancel(): void {
    if (running === null) return
    running.abort()
    running = null
    void host().call.cancelTrend()
    useTrend.setState({ reading: { kind: 'idle' } })
  }

  /** One profile is no trend: it is what the person meant. */
  async function openTheOnly(): Promise<void> {
    const { open } = useTrend.getState()
    if (open === null || open.contents.groups.length > 1 || open.sheet.deployments.length > 1) return
    const [file, second] = await filesOf(0)
    if (file === undefined || second !== undefined) return
    await openFile(file)
    shownAlone()
  }

  async function filesOf(deployment: number): Promise<readonly HostFile[]> {
    const runs = useTrend.getState().open?.sheet.deployments[deployment]?.runs ?? []
    const files: HostFile[] = []
    for (const run of runs.slice(0, MAX_RUNS)) {
      const file = await host().call.trendFile(run)
      if (file !== null) files.push(file)
    }
    return files
  }

  async function compareDeployments(a: number, b: number): Promise<void> {
    useTrend.setState({ picked: null })
    const [older, newer] = [Math.min(a, b), Math.max(a, b)]
    await compare(await filesOf(older), await filesOf(newer))
    shown()
  }

  return {
    /** Files that the host knows; a folder is its profiles. */
    readKnown: (files: readonly HostFile[]) =>
      read(files.length === 1 ? files[0].name : `${files.length} files`, () => Promise.resolve(files.map(({ id }) => id)), null),
    /** Files that the page was given: each is sent to the host first, if it cannot find it by itself. */
    readGiven: (files: readonly File[], name: string) =>
      read(
        name,
        async signal => {
          const ids: string[] = []
          for (const [at, file] of files.entries()) {
            if (signal.aborted) break
            say(name, 'sending', { done: at, total: files.length, name: file.name })
            ids.push((await host().adopt(file, () => undefined, signal)).id)
          }
          return ids
        },
        null,
      ),
    /** Files that were dropped or chosen, whether the host knows them or not; what is open already is a file too. */
    readSources: (sources: readonly Source[]) =>
      read(
        `${sources.length} files`,
        async signal => {
          const ids: string[] = []
          for (const [at, source] of sources.entries()) {
            if (signal.aborted) break
            say(source.name, 'sending', { done: at, total: sources.length, name: source.name })
            ids.push(source.kind === 'open' ? source.profile.file.id : (await source.find(() => undefined, signal)).id)
          }
          return ids
        },
        null,
      ),
    readAddress: (address: string) => read(address, () => Promise.resolve([]), address),
    cancel,
    /** The host's word on how far it is. */
    hearProgress(progress: TrendProgress): void {
      const { reading } = useTrend.getState()
      if (reading.kind === 'reading' && running !== null) useTrend.setState({ reading: { ...reading, phase: 'reading', progress } })
    },
    dismissFailure: () => useTrend.setState({ reading: { kind: 'idle' } }),
    async choose(change: Partial<TrendChoice>): Promise<void> {
      const { open } = useTrend.getState()
      if (open === null) return
      await show(open.name, open.contents, { ...open.choice, ...change }, null).catch((error: unknown) =>
        useTrend.setState({ reading: { kind: 'failed', failure: failureOf(open.name, error) } }),
      )
    },
    /** The first click opens the deployment's profile, a click on another one compares the two. */
    async pick(deployment: number): Promise<void> {
      const { picked } = useTrend.getState()
      if (picked !== null && picked !== deployment) return compareDeployments(picked, deployment)
      useTrend.setState({ picked: deployment })
      const [file] = await filesOf(deployment)
      if (file !== undefined) await openFile(file)
    },
    compareDeployments,
    async report(): Promise<string | null> {
      const { open } = useTrend.getState()
      if (open === null) return null
      const asked = await analyst().ask(null, 'trendReport', open.choice.per, open.choice.last, open.name)
      return asked.kind === 'answer' ? asked.value : null
    },
  }
}

function failureOf(name: string, error: unknown): LoadFailure {
  const message = wordsOf(error)
  return { kind: 'crashed', name, message, details: message }
}
