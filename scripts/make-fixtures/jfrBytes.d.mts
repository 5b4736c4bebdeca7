// The types of jfrBytes.mjs, for the tests that use it too.

export type Field = {
  readonly name: string
  readonly type: string
  readonly pooled?: boolean
  readonly array?: boolean
  readonly unit?: string
}
export type Type = { readonly id: number; readonly name: string; readonly superType?: string; readonly fields?: readonly Field[] }
export type Pools = Readonly<Record<string, Readonly<Record<number, readonly unknown[]>>>>
export type Chunk = {
  readonly types: readonly Type[]
  readonly checkpoints: readonly Pools[]
  readonly events: readonly (readonly [type: string, ...fields: unknown[]])[]
  readonly version?: readonly [number, number]
  readonly isPacked?: boolean
  readonly isFlushed?: boolean
  readonly startNs?: bigint
  readonly durationNs?: number
  readonly startTicks?: number
  readonly ticksPerSecond?: number
}

export const HEADER_BYTES: number
export function jfrBytes(...chunks: readonly Chunk[]): Uint8Array<ArrayBuffer>
export function encoded(encoding: 'null' | 'empty' | 'pooled' | 'utf8' | 'chars' | 'latin1', value?: string | number): unknown
