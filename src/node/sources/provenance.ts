// Where a profile came from, as facts of it: what was asked for and when, without who asked.

import type { Address, ProfileSource } from '../../shared/host/profileSource'

export type Facts = readonly (readonly [string, string])[]

export function fetchedFacts(source: ProfileSource, address: Address, fetchedMs: number): Facts {
  return [...source.provenance(address), ['Fetched', new Date(fetchedMs).toISOString()]]
}
