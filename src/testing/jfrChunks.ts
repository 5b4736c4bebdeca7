// What tests of flight recordings of the small shop share: its events, and what is read of them.

import { errorText } from '../shared/formats/errorText'
import { profileOf, read } from './reading'

/** Type and fields. */
export type ShopEvent = readonly [type: string, ...fields: unknown[]]

export const STATE = { default: 1, runnable: 2, sleeping: 3 }
export const MAIN = 1
export const CLASS = { string: 6, ints: 7, database: 11 }
export const EXECUTION_SAMPLE = 101
/** Of poolsOf. */
export const STACK = { run: 1, price: 2, tax: 3, query: 4, read: 5 }
export const RUN = 'shop.Server.run'
export const PRICE = `${RUN};shop.Orders.price`

export function ran(stack: number, atTicks = 0, state = STATE.runnable): ShopEvent {
  return ['jdk.ExecutionSample', atTicks, MAIN, stack, state]
}

export function setting(event: number, name: string, value: string): ShopEvent {
  return ['jdk.ActiveSetting', 0, 0, 0, 0, event, name, value]
}

/** Name, and what all samples weigh. */
export function weightsOf(bytes: Uint8Array): Record<string, number> {
  const { meta, samples } = profileOf(bytes)
  return Object.fromEntries(meta.sampleTypes.map(({ name }, at) => [name, samples.values[at].reduce((sum, value) => sum + value, 0)]))
}

export function notesOf(bytes: Uint8Array): string[] {
  return profileOf(bytes).meta.notes.map(({ what, count, where }) => `${count} ${what}, ${where}`)
}

export function errorOf(bytes: Uint8Array): string {
  const result = read(bytes)
  return result.ok ? 'no error' : errorText(result.error)
}
