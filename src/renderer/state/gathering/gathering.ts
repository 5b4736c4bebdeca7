// The window's fetching and recording.

import { create } from 'zustand'
import { host } from '../../host/host'
import { openFile, openPair } from '../opening/opening'
import { showOverlay } from '../overlay'
import { createGathering, NOTHING_GATHERED, type Gathered } from './createGathering'

export const useGathering = create<Gathered>()(() => NOTHING_GATHERED)

export const gathering = createGathering({
  call: () => host().call,
  store: useGathering,
  open(file, before) {
    showOverlay('none')
    void (before === null ? openFile(file) : openPair(before, file))
  },
})

/** What runs goes on while its dialog is closed, and is shown again where that is opened again. */
export function closeSources(): void {
  gathering.forget()
  showOverlay('none')
}
