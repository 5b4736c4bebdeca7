// The window's opening: what came from where, which of it is the baseline, and what the view makes of what is shown.

import type { HostFile } from '../../../shared/host/contract'
import { host } from '../../host/host'
import { analyst } from '../../worker/analyst'
import type { Side, Sides } from '../../worker/opened'
import { useSession } from '../session'
import { followShown } from '../view'
import { alone, asSide, besides, firstAgainstRest, sidesOf } from './arrangements'
import { createOpening } from './createOpening'
import { askForSides, dropQuestion, useSorting } from './sorting'
import { namedSides, olderFirst } from './sortSides'
import { givenFile, knownFile, openSource, type FileSource, type Source } from './sources'

export const opening = createOpening({ host, analyst, session: useSession, show: followShown })

export function openFile(file: HostFile): Promise<void> {
  return open([knownFile(file)], alone)
}

export function openPair(baseline: HostFile, current: HostFile): Promise<void> {
  return open([knownFile(baseline), knownFile(current)], firstAgainstRest(1))
}

/** Runs of two deployments, older ones as baseline. */
export async function openBaselineRuns(baseline: readonly HostFile[], current: readonly HostFile[]): Promise<void> {
  if (baseline.length === 0 || current.length === 0) return
  await open([...baseline, ...current].map(knownFile), firstAgainstRest(baseline.length))
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
  else if (sources.length > 0) await open(sources, asSide(side))
}

/** One more run of a side, or several. */
export async function addRuns(files: readonly (HostFile | File)[], side: Side): Promise<void> {
  const sources = files.map(file => (file instanceof File ? givenFile(file) : knownFile(file)))
  if (sources.length > 0) await open(sources, besides(side))
}

/** `half`: of the window, that they were dropped on. One file takes that side; two are always compared with each other. */
export async function openDroppedFiles(files: readonly File[], half: Side | null): Promise<void> {
  const sources = files.map(givenFile)
  const shown = sidesOf(useSession.getState())
  if (sources.length === 1 && half !== null) await open(sources, asSide(half))
  else if (sources.length > 2 && half !== null && shown !== null && namedSides(sources) === null) askAsRuns(sources, half, shown)
  else await openTogether(sources)
}

/** The older of two is the baseline; where dates do not tell, and of more than two, the person says which. */
async function openTogether(sources: readonly FileSource[]): Promise<void> {
  const [first, second] = sources
  if (first === undefined) return
  if (second === undefined) return open(sources, alone)
  const pair = sources.length === 2 ? olderFirst(first, second) : null
  if (pair === null) askForSides(sources)
  else await open(pair, firstAgainstRest(1))
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
  if (baseline.length > 0 && current.length > 0) await open([...baseline, ...current], firstAgainstRest(baseline.length))
}

/** What is shown is read once more: the same files, in the same places. */
export async function reopen(): Promise<void> {
  const { current, sides } = useSession.getState()
  const whole = sides?.whole ?? (sides === null ? current : null)
  if (whole !== null) return open([knownFile(whole.file)], alone)
  if (sides === null) return
  const isOneFile = sides.baseline[0].file.id === sides.current[0].file.id
  const files = isOneFile ? sides.current : [...sides.baseline, ...sides.current]
  await open(
    files.map(({ file }) => knownFile(file)),
    isOneFile ? alone : firstAgainstRest(sides.baseline.length),
  )
}

/** A file as it is now against what was read of it before. */
export async function compareWithPrevious(file: HostFile): Promise<void> {
  const { current, sides } = useSession.getState()
  if (current === null || sides !== null) return
  const previous = { ...current, file: { ...current.file, name: `${current.file.name} (before)` } }
  await open([openSource(previous), knownFile(file)], firstAgainstRest(1))
}

function open(...wanted: Parameters<typeof opening.open>): Promise<void> {
  dropQuestion()
  return opening.open(...wanted)
}
