// Comparing two parts of one file: one part is taken as the baseline and waits until the other is chosen.

import { create } from 'zustand'
import type { OpenProfile } from '../worker/opened'
import type { ProfileId } from '../worker/protocol'
import { chipsOf, chipText, stretchText } from './chips'
import { opening } from './opening/opening'
import type { Part } from './opening/sideNames'
import { useSession } from './session'
import { selectionIn, useView } from './view'

export type { Part }

/** Of the profile that it is a part of, which may have been closed meanwhile. */
type Waiting = { readonly part: Part; readonly profileId: ProfileId }

export const useBaselinePart = create<{ readonly waiting: Waiting | null }>()(() => ({ waiting: null }))

/** The part that waits, as long as its profile is shown. */
export function baselinePart(): Part | null {
  const { waiting } = useBaselinePart.getState()
  return waiting !== null && waiting.profileId === useSession.getState().current?.id ? waiting.part : null
}

export function takeAsBaseline(part: Part | null): void {
  const profile = wholeProfile()
  if (profile !== null && part !== null) useBaselinePart.setState({ waiting: { part, profileId: profile.id } })
}

export function forgetBaseline(): void {
  useBaselinePart.setState({ waiting: null })
}

/** What is looked at now, called after what is filtered; null where that is everything. */
export function partNow(): Part | null {
  const profile = wholeProfile()
  const { history } = useView.getState()
  if (profile === null) return null
  const choice = selectionIn({ history })
  // What counts as time is the same in both parts.
  const chips = chipsOf(profile.names, { selection: { ...choice, withoutIdle: false }, isInverted: false })
  return chips.length === 0 ? null : { title: chips.map(chipText).join(', '), choice }
}

/** Of what is looked at, another stretch of time. */
export function stretchPart(timeNs: readonly [number, number]): Part {
  return { title: `Time ${stretchText(timeNs)}`, choice: { ...selectionIn(useView.getState()), timeNs } }
}

export function compareParts(baseline: Part, current: Part): void {
  const profile = wholeProfile()
  if (profile === null) return
  forgetBaseline()
  void opening.compareParts(profile, baseline, current)
}

/** A comparison has no parts that could be compared once more. */
function wholeProfile(): OpenProfile | null {
  const { current, sides } = useSession.getState()
  return sides === null ? current : null
}
