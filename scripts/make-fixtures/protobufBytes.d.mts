// The types of protobufBytes.mjs, for the tests that use it too.

export function varint(value: number | bigint): number[]
export function number(field: number, value: number | bigint): number[]
export function message(field: number, body: readonly number[]): number[]
export function text(field: number, value: string): number[]
export function packed(field: number, values: readonly number[]): number[]
