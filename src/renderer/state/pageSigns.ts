// What the page tells tests and tools that drive it: its state on the root element, and a mark when a profile's first frame is drawn.

import { create } from 'zustand'
import { useAnswers } from './answers'
import { pageState, useSession, type PageState } from './session'
import { useBenches } from './benchmarks/createBenches'
import { useTrend } from './trend/createTrends'
import { useView } from './view'
import type { OpenProfile } from '../worker/opened'

/** The profile whose first frame is on the screen. */
const usePainted = create<{ readonly profile: OpenProfile | null }>()(() => ({ profile: null }))

export function notePainted(profile: OpenProfile | null): void {
  if (profile === null || usePainted.getState().profile === profile) return
  performance.mark('flamewise:painted')
  usePainted.setState({ profile })
}

/** On a tab of tables and numbers nothing is painted: there the profile is shown once its call tree has come. */
function drawnProfile(): OpenProfile | null {
  const painted = usePainted.getState().profile
  return useView.getState().tab === 'flame' ? painted : (useAnswers.getState().tree?.profile ?? painted)
}

/** Without a profile a trend or benchmarks are what is shown. */
function stateWithTrend(state: PageState): PageState {
  const { reading, open } = useTrend.getState()
  const { sheet, isReading } = useBenches.getState()
  if (reading.kind === 'reading' || isReading) return 'reading'
  if (state !== 'empty') return state
  return reading.kind === 'failed' ? 'failed' : open === null && sheet === null ? 'empty' : 'ready'
}

/** Keeps `<html data-state>` and the window's title true. Returns what ends it. */
export function keepPageSigns(): () => void {
  const show = () => {
    const session = useSession.getState()
    const isDrawn = session.current !== null && drawnProfile() === session.current
    document.documentElement.dataset['state'] = stateWithTrend(pageState(session, isDrawn))
    document.title = session.current === null ? 'Flamewise' : `${session.current.file.name} – Flamewise`
  }
  show()
  const stops = [useSession, usePainted, useAnswers, useView, useTrend, useBenches].map(store => store.subscribe(show))
  return () => {
    for (const stop of stops) stop()
  }
}
