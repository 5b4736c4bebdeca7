import { createStore, type StoreApi } from 'zustand/vanilla'
import { FIRST_SESSION, type Session } from '../state/session'

/** One of its own, beside the window's. */
export function createSession(): StoreApi<Session> {
  return createStore<Session>()(() => FIRST_SESSION)
}
