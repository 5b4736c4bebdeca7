// Compares what is open: the union of two profiles takes the place of the one that is shown.

import type { LoadFailure } from '../../shared/host/contract'
import type { Scale } from '../../shared/diff/scale'
import { analyst } from '../worker/analyst'
import type { ProfileId } from '../worker/protocol'
import { useSession, type OpenProfile, type Sides } from './session'
import { lookAt, showTab, useView } from './view'

let lastProfileId = 0

/** The page numbers the profiles that it opens. */
export function newProfileId(): ProfileId {
  return ++lastProfileId
}

type Wanted = { readonly scale: Scale; readonly sampleTypeName: string | null }

/** Null when the comparison is shown; else why it cannot be. What was open and is no longer shown is closed. */
export async function compareSides(
  sides: Sides,
  { scale, sampleTypeName }: Wanted = { scale: 'share', sampleTypeName: null },
): Promise<LoadFailure | null> {
  const id = newProfileId()
  const { baseline, current } = sides
  const name = `${current.file.name} against ${baseline.file.name}`
  const asked = await analyst().ask('compare', 'compare', id, [baseline.id], [current.id], sampleTypeName, scale)
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
    file: { ...current.file, name },
    contentKey: pairKey(baseline.contentKey, current.contentKey),
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

export function scaleBy(scale: Scale): void {
  recompare(sides => sides, { scale })
}

export function compareBy(sampleTypeName: string): void {
  recompare(sides => sides, { sampleTypeName })
}

/** Shows the current side alone. */
export function stopComparing(): void {
  const { sides } = useSession.getState()
  if (sides === null) return
  const before = openProfiles()
  lookAt(sides.current)
  if (useView.getState().tab === 'changes') showTab('flame')
  useSession.setState({ current: sides.current, sides: null })
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
  return [current, sides?.baseline ?? null, sides?.current ?? null].filter(profile => profile !== null)
}

/** Closes those of `before` that are not shown any more. */
export function closeAll(before: readonly OpenProfile[]): void {
  const kept = new Set(openProfiles().map(profile => profile.id))
  for (const { id } of before) if (!kept.has(id)) void analyst().ask(null, 'close', id)
}

/** A key like any other, of the halves of both: notes on a comparison come back with the same two files. */
function pairKey(baseline: string, current: string): string {
  return baseline.slice(0, baseline.length / 2) + current.slice(0, current.length / 2)
}
