// The window's fetching and recording.

import { create } from 'zustand'
import type { AskedAddresses } from '../../../shared/host/contract'
import { host } from '../../host/host'
import { openBaselineRuns, openFile, openPair } from '../opening/opening'
import { showOverlay, useOverlay } from '../overlay'
import { sayFault } from '../../ui/Toasts'
import { asSentence } from '../../../shared/base/text/sentence'
import { createGathering, NOTHING_GATHERED, type Gathered } from './createGathering'
import { profileServer } from './server'

export const useGathering = create<Gathered>()(() => NOTHING_GATHERED)

export const gathering = createGathering({
  call: () => host().call,
  store: useGathering,
  open({ baseline, current }, before) {
    if (useOverlay.getState().overlay === 'sources') showOverlay('none')
    if (baseline.length > 0) return void openBaselineRuns(baseline, current)
    void (before === null ? openFile(current[0]) : openPair(before, current[0]))
  },
  onFailed(message) {
    // In its dialog it is said where it was ordered.
    if (useOverlay.getState().overlay !== 'sources') sayFault(asSentence(message))
  },
})

/** Where a profile may come from: the pages of the dialog. */
export type SourceKind = 'program' | 'inspector' | 'server' | 'address'

/** The page that is in sight. */
export const useSourceKind = create<{ readonly kind: SourceKind }>()(() => ({ kind: 'program' }))

export function chooseSourceKind(kind: SourceKind): void {
  gathering.forget()
  useSourceKind.setState({ kind })
}

const KIND_OF = { program: 'program', spans: 'server', address: 'address' } as const

/** What runs or has failed is on the page that it was ordered on. */
export function showSources(kind?: SourceKind): void {
  const { state } = useGathering.getState()
  if (kind !== undefined) chooseSourceKind(kind)
  // An order of the inspector's page is a program's or an address's.
  else if (state.kind !== 'idle' && useSourceKind.getState().kind !== 'inspector')
    useSourceKind.setState({ kind: KIND_OF[state.order.kind] })
  showOverlay('sources')
}

/** An address that was asked before: a profile is fetched at once, a server is connected to. */
export function openAddress(address: string): void {
  if (isServerAddress(address)) {
    showSources('server')
    void profileServer.connect(address, null)
  } else {
    showSources('address')
    gatherAsked({ addresses: [address], before: null })
  }
}

const SERVER_SCHEME = /^(?:pyroscope|parca)\+/

/** Of a server as a whole, not of one of its profiles. */
export function isServerAddress(address: string): boolean {
  return SERVER_SCHEME.test(address) && !/[?&]query=/.test(address)
}

/** Named on a command line: fetched at once, in sight. */
export function gatherAsked({ addresses, before }: AskedAddresses): void {
  showSources('address')
  const orders = addresses.map(address => ({ kind: 'address', address, credentials: null }) as const)
  void gathering.through(orders, before).then(() => {
    // The first of two may have been opened by now, and its dialog closed.
    if (useGathering.getState().state.kind === 'failed') showSources()
  })
}

/** What runs goes on while its dialog is closed, and is shown again where that is opened again. */
export function closeSources(): void {
  gathering.forget()
  showOverlay('none')
}
