// What the page tells tests and tools that drive it: its state on the root element, and a mark when a profile's first frame is drawn.

import { create } from 'zustand'
import { pageState, useSession, type OpenProfile } from './session'

/** The profile whose first frame is on the screen. */
const usePainted = create<{ readonly profile: OpenProfile | null }>()(() => ({ profile: null }))

export function notePainted(profile: OpenProfile | null): void {
  if (profile === null || usePainted.getState().profile === profile) return
  performance.mark('flamewise:painted')
  usePainted.setState({ profile })
}

/** Keeps `<html data-state>` and the window's title true. Returns what ends it. */
export function keepPageSigns(): () => void {
  const show = () => {
    const session = useSession.getState()
    const isDrawn = session.current !== null && usePainted.getState().profile === session.current
    document.documentElement.dataset['state'] = pageState(session, isDrawn)
    document.title = session.current === null ? 'Flamewise' : `${session.current.file.name} – Flamewise`
  }
  show()
  const stops = [useSession.subscribe(show), usePainted.subscribe(show)]
  return () => {
    for (const stop of stops) stop()
  }
}
