// The window's fetching and recording.

import { create } from 'zustand'
import type { AskedAddresses } from '../../../shared/host/contract'
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

/** Named on a command line: fetched at once, in sight. */
export function gatherAsked({ addresses, before }: AskedAddresses): void {
  showOverlay('sources')
  const orders = addresses.map(address => ({ kind: 'address', address, credentials: null }) as const)
  void gathering.through(orders, before).then(() => {
    // The first of two may have been opened by now, and its dialog closed.
    if (useGathering.getState().state.kind === 'failed') showOverlay('sources')
  })
}

/** What runs goes on while its dialog is closed, and is shown again where that is opened again. */
export function closeSources(): void {
  gathering.forget()
  showOverlay('none')
}
