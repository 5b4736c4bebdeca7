// Compares what is open: the union of both sides takes the place of the profile that is shown.

import type { LoadFailure } from '../../../shared/host/contract'
import type { WantedScale } from '../../../shared/diff/scale'
import { analyst } from '../../worker/analyst'
import type { ProfileId } from '../../worker/protocol'
import { useSession } from '../session'
import { lookAt, showTab, useView } from '../view'
import type { OpenProfile, Sides } from '../../worker/opened'

let lastProfileId = 0

/** The page numbers the profiles that it opens. */
export function newProfileId(): ProfileId {
  return ++lastProfileId
}

type Wanted = { readonly scale: WantedScale; readonly sampleTypeName: string | null }

/** Null when the comparison is shown; else why it cannot be. What was open and is no longer shown is closed. */
export async function compareSides(
  sides: Sides,
  { scale, sampleTypeName }: Wanted = { scale: 'auto', sampleTypeName: null },
): Promise<LoadFailure | null> {
  const id = newProfileId()
  const { baseline, current } = sides
  const [firstCurrent] = current
  const name = nameOf(sides)
  const ids = (side: readonly OpenProfile[]) => side.map(profile => profile.id)
  const asked = await analyst().ask('compare', 'compare', id, ids(baseline), ids(current), sampleTypeName, scale)
  if (asked.kind === 'superseded') return null
  const failure = asked.kind === 'failed' ? asked.message : asked.value.ok ? null : asked.value.error
  if (asked.kind === 'failed' || !asked.value.ok) {
    const message = failure ?? ''
    return { kind: 'unreadable', name, message, details: `${name}: ${message}` }
  }
  const before = openProfiles()
  const union: OpenProfile = {
    ...asked.value.value,
    id,
    file: { ...firstCurrent.file, name },
    contentKey: pairKey(sideKey(baseline), sideKey(current)),
  }
  const wasComparing = useSession.getState().sides !== null
  if (wasComparing) useView.setState({ selection: null })
  else lookAt(union)
  useSession.setState({ current: union, sides, opening: { kind: 'nothing' } })
  closeAll(before)
  return null
}

export function swapSides(): void {
  recompare(({ baseline, current }) => ({ baseline: current, current: baseline }))
}

export function scaleBy(scale: WantedScale): void {
  recompare(sides => sides, { scale })
}

export function compareBy(sampleTypeName: string): void {
  recompare(sides => sides, { sampleTypeName })
}

/** Shows the current side alone: of several runs, the first. */
export function stopComparing(): void {
  const { sides } = useSession.getState()
  if (sides === null) return
  const before = openProfiles()
  const [current] = sides.current
  lookAt(current)
  if (useView.getState().tab === 'changes') showTab('flame')
  useSession.setState({ current, sides: null })
  closeAll(before)
}

function recompare(change: (sides: Sides) => Sides, wanted: Partial<Wanted> = {}): void {
  const { sides, current } = useSession.getState()
  const changes = current?.changes ?? null
  if (sides === null || changes === null) return
  void compareSides(change(sides), { scale: changes.scale, sampleTypeName: changes.sampleTypeName, ...wanted }).then(failure => {
    if (failure !== null) useSession.setState({ opening: { kind: 'failed', failure } })
  })
}

/** All that the worker holds for what is shown. */
export function openProfiles(): readonly OpenProfile[] {
  const { current, sides } = useSession.getState()
  return [...(current === null ? [] : [current]), ...(sides?.baseline ?? []), ...(sides?.current ?? [])]
}

/** Closes those of `before` that are not shown any more. */
export function closeAll(before: readonly OpenProfile[]): void {
  const kept = new Set(openProfiles().map(profile => profile.id))
  for (const { id } of before) if (!kept.has(id)) void analyst().ask(null, 'close', id)
}

/** `branch.pprof and 2 more against main.pprof`; the file's own name where it holds both sides. */
function nameOf({ baseline, current }: Sides): string {
  const [before, after] = [baseline[0].file, current[0].file]
  return before.id === after.id ? after.name : `${sideName(current)} against ${sideName(baseline)}`
}

export function sideName(side: readonly OpenProfile[]): string {
  const more = side.length > 1 ? ` and ${side.length - 1} more` : ''
  return (side[0]?.file.name ?? '') + more
}

/** A key like any other, of the halves of both: notes on a comparison come back with the same files. */
function pairKey(baseline: string, current: string): string {
  return baseline.slice(0, baseline.length / 2) + current.slice(0, current.length / 2)
}

/** The same whatever order the runs come in: their hexadecimal digits, added without carry. */
function sideKey(side: readonly OpenProfile[]): string {
  const digits = side.map(({ contentKey }) => Array.from(contentKey, digit => parseInt(digit, 16)))
  const sums = digits[0].map((_, at) => digits.reduce((sum, key) => sum + (key[at] ?? 0), 0))
  return sums.map(sum => (sum % 16).toString(16)).join('')
}
