// Which profiles are open and what is being opened. The page holds names and facts of them; the samples are the worker's.

import { create } from 'zustand'
import type { LoadFailure, RecentFile, Startup } from '../../shared/host/contract'
import type { OpenProfile, Sides } from '../worker/opened'

/** `sending`: a browser posts the bytes. `reading`, `building`: the host. `fetching`: to the worker. */
export type OpeningPhase = 'sending' | 'reading' | 'building' | 'fetching'

export type Opening =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'reading'
      readonly name: string
      readonly phase: OpeningPhase
      readonly doneBytes: number
      /** Null when nobody knows. */
      readonly totalBytes: number | null
    }
  | { readonly kind: 'comparing'; readonly name: string }
  | { readonly kind: 'failed'; readonly failure: LoadFailure }

/** What is on the screen: a profile, or the union of both `sides` while they are compared; null before anything was opened. */
export type Shown = { readonly current: OpenProfile | null; readonly sides: Sides | null }

export type Session = Shown & {
  /** Null until the host has answered. */
  readonly startup: Startup | null
  readonly opening: Opening
  readonly recent: readonly RecentFile[]
}

export const FIRST_SESSION: Session = {
  startup: null,
  opening: { kind: 'idle' },
  current: null,
  sides: null,
  recent: [],
}

export const useSession = create<Session>()(() => FIRST_SESSION)

/** What `<html data-state>` says, for tests and tools that drive the page. */
export type PageState = 'empty' | 'reading' | 'ready' | 'failed'

/** `isDrawn`: the current profile's first frame is on the screen. */
export function pageState({ startup, opening, current }: Session, isDrawn: boolean): PageState {
  if (opening.kind === 'failed') return 'failed'
  if (startup === null || opening.kind === 'reading' || opening.kind === 'comparing') return 'reading'
  if (current === null) return 'empty'
  return isDrawn ? 'ready' : 'reading'
}
