// Opens profiles: what came from where, which of it is the baseline, and what is shown. What is on the screen stays until the new one is there.

import type { HostFile, LoadFailure, LoadProgress } from '../../../shared/host/contract'
import { host } from '../../host/host'
import { analyst } from '../../worker/analyst'
import { closeAll, compareSides, newProfileId, openProfiles } from './comparing'
import { crashed, loadFile, type Loading } from './loading'
import { useSession, type OpeningPhase } from '../session'
import { namedSides, olderFirst } from './sortSides'
import { askForSides, dropQuestion, useSorting } from './sorting'
import { givenFile, knownFile, openSource, type FileSource, type Source } from './sources'
import { lookAt } from '../view'
import type { OpenProfile, Side, Sides } from '../../worker/opened'

/** What is under way; a newer one makes an older one stop at its next step. */
let running: Loading | null = null

/** What stands against what once all is open; null shows the first alone. */
type Arrangement = (opened: readonly OpenProfile[]) => Sides | null

export async function openFile(file: HostFile): Promise<void> {
  await run([knownFile(file)], alone)
}

export async function openPair(baseline: HostFile, current: HostFile): Promise<void> {
  await run([knownFile(baseline), knownFile(current)], firstAgainstRest(1))
}

/** Named on a command line: of two the first is the baseline, of more the person says which. */
export async function openNamed(files: readonly HostFile[]): Promise<void> {
  const [first, second] = files
  if (files.length > 2) return askForSides(files.map(knownFile))
  if (second !== undefined) return openPair(first, second)
  if (first !== undefined) await openFile(first)
}

/** Files that the system's dialog gave, or that were chosen in the page's input. A `side` takes them all, as runs of one program. */
export async function openChosen(files: readonly (HostFile | File)[], side: Side | null): Promise<void> {
  const sources = files.map(file => (file instanceof File ? givenFile(file) : knownFile(file)))
  if (side === null) await openTogether(sources)
  else if (sources.length > 0) await run(sources, asSide(side))
}

/** One more run of a side, or several. */
export async function addRuns(files: readonly (HostFile | File)[], side: Side): Promise<void> {
  const sources = files.map(file => (file instanceof File ? givenFile(file) : knownFile(file)))
  if (sources.length > 0) await run(sources, besides(side))
}

/** `half`: of the window, that they were dropped on. One file takes that side; two are always compared with each other. */
export function openDroppedFiles(files: readonly File[], half: Side | null): void {
  const sources = files.map(givenFile)
  const shown = shownSides()
  if (sources.length === 1 && half !== null) void run(sources, asSide(half))
  else if (sources.length > 2 && half !== null && shown !== null && namedSides(sources) === null) askAsRuns(sources, half, shown)
  else void openTogether(sources)
}

/** The older of two is the baseline; where dates do not tell, and of more than two, the person says which. */
async function openTogether(sources: readonly FileSource[]): Promise<void> {
  const [first, second] = sources
  if (first === undefined) return
  if (second === undefined) return run(sources, alone)
  const pair = sources.length === 2 ? olderFirst(first, second) : null
  if (pair === null) askForSides(sources)
  else await run(pair, firstAgainstRest(1))
}

/** Runs of one side, against what is open on the other; the person may sort them otherwise. */
function askAsRuns(sources: readonly Source[], side: Side, shown: Sides): void {
  const others = (side === 'baseline' ? shown.current : shown.baseline).map(openSource)
  const otherSide: Side = side === 'baseline' ? 'current' : 'baseline'
  askForSides([...sources, ...others], [...sources.map(() => side), ...others.map(() => otherSide)])
}

/** The person has sorted the files. */
export async function compareSorted(): Promise<void> {
  const { candidates } = useSorting.getState()
  const of = (side: Side) => (candidates ?? []).filter(candidate => candidate.side === side).map(({ source }) => source)
  const baseline = of('baseline')
  const current = of('current')
  if (baseline.length > 0 && current.length > 0) await run([...baseline, ...current], firstAgainstRest(baseline.length))
}

const alone: Arrangement = () => null

function firstAgainstRest(baselines: number): Arrangement {
  return opened => ({ baseline: opened.slice(0, baselines), current: opened.slice(baselines) })
}

/** As baseline of what is open, or in the place of a comparison's current side. */
function asSide(side: Side): Arrangement {
  return opened => {
    const shown = shownSides()
    if (shown === null) return null
    if (side === 'baseline') return { baseline: opened, current: shown.current }
    return useSession.getState().sides === null ? null : { baseline: shown.baseline, current: opened }
  }
}

function besides(side: Side): Arrangement {
  return opened => {
    const { sides } = useSession.getState()
    return sides === null ? null : { ...sides, [side]: [...sides[side], ...opened] }
  }
}

/** What is open as two sides, of which a lone profile could be either. */
function shownSides(): Sides | null {
  const { current, sides } = useSession.getState()
  return sides ?? (current === null ? null : { baseline: [current], current: [current] })
}

export function cancelOpening(): void {
  if (running === null) return
  if (running.fileId !== null)
    host()
      .call.cancelLoad(running.fileId)
      .catch(() => undefined)
  running.abort.abort()
  running = null
  useSession.setState({ opening: { kind: 'nothing' } })
}

export function dismissFailure(): void {
  if (useSession.getState().opening.kind === 'failed') useSession.setState({ opening: { kind: 'nothing' } })
}

/** The host's word on how far the file is. */
export function hearProgress({ fileId, phase, doneBytes, totalBytes }: LoadProgress): void {
  if (running?.fileId === fileId) report(phase, doneBytes, totalBytes)
}

/** The worker's word on how far it has fetched a profile. */
export function followWorkerProgress(): void {
  analyst().onProgress((profile, doneBytes, totalBytes) => {
    if (running !== null && profile === running.profileId) report('fetching', doneBytes, totalBytes)
  })
}

export async function refreshRecent(): Promise<void> {
  useSession.setState({ recent: await host().call.recentFiles() })
}

async function run(sources: readonly Source[], arrange: Arrangement): Promise<void> {
  cancelOpening()
  dropQuestion()
  const mine: Loading = { abort: new AbortController(), fileId: null, profileId: 0 }
  running = mine
  const outcome = await openAll(sources, arrange, mine).catch((error: unknown): LoadFailure => {
    const message = error instanceof Error ? error.message : String(error)
    return crashed(sources[0]?.name ?? '', message)
  })
  if (running !== mine) return
  running = null
  if (outcome !== null)
    useSession.setState({ opening: outcome.kind === 'cancelled' ? { kind: 'nothing' } : { kind: 'failed', failure: outcome } })
}

/** Null when it went well, or nobody wants it any more. What was opened and is not shown in the end is closed. */
async function openAll(sources: readonly Source[], arrange: Arrangement, mine: Loading): Promise<LoadFailure | null> {
  const opened: OpenProfile[] = []
  try {
    for (const source of sources) {
      const { name } = source
      if (source.kind === 'open') {
        if (!openProfiles().includes(source.profile)) return crashed(name, 'It is no longer open: drop the file once more.')
        opened.push(source.profile)
        continue
      }
      useSession.setState({ opening: { kind: 'reading', name, phase: 'reading', doneBytes: 0, totalBytes: null } })
      const outcome = await loadFile(source, mine, report)
      if (outcome === null) return null
      if (!outcome.ok) return outcome.error
      opened.push(outcome.value)
    }
    return mine.abort.signal.aborted ? null : await show(opened, arrange)
  } finally {
    closeAll(opened)
  }
}

async function show(opened: readonly OpenProfile[], arrange: Arrangement): Promise<LoadFailure | null> {
  const [profile] = opened
  if (profile === undefined) return null
  const sides = arrange(opened) ?? (profile.holdsBothSides ? await apart(profile) : null)
  void refreshRecent().catch(() => undefined)
  if (sides !== null) {
    const failure = await compareSides(sides)
    closeAll([...sides.baseline, ...sides.current])
    return failure
  }
  const before = openProfiles()
  lookAt(profile)
  useSession.setState({ current: profile, sides: null, opening: { kind: 'nothing' } })
  closeAll(before)
  return null
}

/** Both sides of a file that holds a comparison; null when the worker cannot take it apart. */
async function apart(profile: OpenProfile): Promise<Sides | null> {
  const ids = [newProfileId(), newProfileId()] as const
  const split = await analyst().ask(null, 'split', profile.id, ...ids)
  if (split.kind !== 'answer') return null
  const { baseline, current } = split.value
  return { baseline: [{ ...profile, ...baseline, id: ids[0] }], current: [{ ...profile, ...current, id: ids[1] }] }
}

function report(phase: OpeningPhase, doneBytes: number, totalBytes: number | null): void {
  const { opening } = useSession.getState()
  if (opening.kind === 'reading') useSession.setState({ opening: { ...opening, phase, doneBytes, totalBytes } })
}
