// Asks the person for the results of a benchmark: by the system's dialog in the desktop app, by a file input in a browser.

import { host } from '../host/host'
import { benches } from '../state/benchmarks/benches'
import { givenFile, knownFile, type Source } from '../state/opening/sources'
import { useSession } from '../state/session'
import { showTab } from '../state/view'
import type { Side } from '../worker/opened'

/** `side`: what they are; null for what is to be looked at first, where two files are a baseline and what came of it. */
export async function pickResults(side: Side | null): Promise<void> {
  if (useSession.getState().startup?.host !== 'electron') return pickInPage(side)
  take((await host().call.chooseFiles()).map(knownFile), side)
}

function pickInPage(side: Side | null): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = side === null
  input.addEventListener('change', () => take([...(input.files ?? [])].map(givenFile), side))
  input.click()
}

function take(sources: readonly Source[], side: Side | null): void {
  if (sources.length === 0) return
  showTab('benchmarks')
  void benches.openSources(sources, side)
}
