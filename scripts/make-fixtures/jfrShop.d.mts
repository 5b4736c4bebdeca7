// The types of jfrShop.mjs, for the tests that use it too.

import type { Pools, Type } from './jfrBytes.mjs'

export function type(id: number, name: string, fields?: string): Type
export function event(id: number, name: string, fields: string): Type
export const BASE_TYPES: readonly Type[]
export const SAMPLE_TYPES: readonly Type[]
export const JVM_TYPES: readonly Type[]
export const PROFILER_TYPES: readonly Type[]
export function poolsOf(isProfilers: boolean): Pools
