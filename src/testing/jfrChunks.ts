// Flight recordings of a small shop for tests: chunks as the JVM and as async-profiler write them, and what is read of them.

import { jfrBytes, type Chunk } from '../../scripts/make-fixtures/jfrBytes.mjs'
import { BASE_TYPES, JVM_TYPES, poolsOf, PROFILER_TYPES, SAMPLE_TYPES } from '../../scripts/make-fixtures/jfrShop.mjs'
import { errorText } from '../shared/formats/errorText'
import { profileOf, read } from './reading'

export const STATE = { default: 1, runnable: 2, sleeping: 3 }
export const MAIN = 1
export const CLASS = { string: 6, ints: 7, database: 11 }
export const EXECUTION_SAMPLE = 101
/** Of poolsOf. */
export const STACK = { run: 1, price: 2, tax: 3, query: 4, read: 5 }
export const RUN = 'shop.Server.run'
export const PRICE = `${RUN};shop.Orders.price`

/** As the JVM writes it. */
export function jvm(events: Chunk['events'], more: Partial<Chunk> = {}): Chunk {
  return { types: [...BASE_TYPES, ...SAMPLE_TYPES, ...JVM_TYPES], checkpoints: [poolsOf(false)], events, ...more }
}

/** As async-profiler writes it. */
export function profilers(events: Chunk['events'], more: Partial<Chunk> = {}): Chunk {
  return { types: [...BASE_TYPES, ...SAMPLE_TYPES, ...PROFILER_TYPES], checkpoints: [poolsOf(true)], events, ...more }
}

export function ran(stack: number, atTicks = 0, state = STATE.runnable): Chunk['events'][number] {
  return ['jdk.ExecutionSample', atTicks, MAIN, stack, state]
}

export function setting(event: number, name: string, value: string): Chunk['events'][number] {
  return ['jdk.ActiveSetting', 0, 0, 0, 0, event, name, value]
}

/** Name, and what all samples weigh. */
export function sampleTypes(...chunks: readonly Chunk[]): Record<string, number> {
  const { meta, samples } = profileOf(jfrBytes(...chunks))
  return Object.fromEntries(meta.sampleTypes.map(({ name }, at) => [name, samples.values[at].reduce((sum, value) => sum + value, 0)]))
}

export function notesOf(bytes: Uint8Array): string[] {
  return profileOf(bytes).meta.notes.map(({ what, count, where }) => `${count} ${what}, ${where}`)
}

export function errorOf(bytes: Uint8Array): string {
  const result = read(bytes)
  return result.ok ? 'no error' : errorText(result.error)
}
