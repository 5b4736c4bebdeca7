// A day of a shop's profiles, pushed to a Pyroscope server under a name of its own: to the stand-in, and to a real one where there is one.

import { afterAll, beforeAll, vi } from 'vitest'
import { pushTo } from './pyroscopePush'
import { pyroscopeServer } from './pyroscopeServer'
import type { Pushed } from './pyroscopeStore'
import { shopFleet } from './shopFleet'

/** Where `scripts/against-pyroscope.mjs` has found or started one. */
const REAL = process.env['FLAMEWISE_TEST_PYROSCOPE'] ?? null

/** For `describe.each`: what it is called, and the address; null is the stand-in's own. */
export const PYROSCOPES = [
  { name: 'the stand-in', isThere: true, address: null },
  {
    name: `a real Pyroscope${REAL === null ? ' (skipped: FLAMEWISE_TEST_PYROSCOPE names none)' : ''}`,
    isThere: REAL !== null,
    address: REAL,
  },
] as const

const EVERY_MS = 900_000
const WRITTEN_WITHIN_MS = 60_000

/** Pushes before the tests of a suite. `isThere`: whether what was pushed is given back, which is a moment later. */
export function pushedShop(
  server: (typeof PYROSCOPES)[number],
  isGivenBack: (base: string) => Promise<boolean>,
): { readonly service: string; readonly endMs: number; readonly pushed: readonly Pushed[]; readonly base: () => string } {
  // Nobody else's profiles on that server are of this service, nor are those of an earlier run.
  const service = `flamewise-test-${Date.now().toString(36)}-${process.pid}`
  const endMs = Date.now()
  const pushed = shopFleet(endMs)
    .filter(({ labels, timeMs }) => labels['service_name'] === 'shop' && (endMs - timeMs) % EVERY_MS === 0)
    .map(one => ({ ...one, labels: { ...one.labels, service_name: service } }))
  let base: string = server.address ?? ''
  let close: () => void = () => undefined

  beforeAll(async () => {
    if (!server.isThere) return
    if (server.address === null) {
      const stand = await pyroscopeServer([])
      base = `http://${stand.host}`
      close = stand.close
    }
    await pushTo(base, pushed)
    await vi.waitUntil(() => isGivenBack(base), { timeout: WRITTEN_WITHIN_MS, interval: 500 })
  }, 200_000)
  afterAll(() => close())
  return { service, endMs, pushed, base: () => base }
}

/** The sum of all values of a type. */
export function totalOf(pushed: readonly Pushed[], type: string): number {
  const values = pushed.filter(one => one.type === type).flatMap(({ stacks }) => Object.values(stacks))
  return values.reduce((sum, value) => sum + value, 0)
}
