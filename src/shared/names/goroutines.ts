// Functions of Go's runtime and library in which one goroutine waits for another, or lets another go on.

/** Go's mutex profile is taken where the lock is let go: who stands there held it. */
export function letsGoOfLock(name: string): boolean {
  return UNLOCKS.test(name)
}

/** Go's block profile is taken where a goroutine waits for a lock, a channel or others. */
export function waitsForGoroutine(name: string): boolean {
  return BLOCKS.test(name)
}

/** Every goroutine that waits is parked: what parked it tells more. */
export function isParked(name: string): boolean {
  return PARKED.test(name)
}

const UNLOCKS =
  /^(?:internal\/)?sync\.\(\*(?:RW)?Mutex\)\.(?:R?Unlock|unlockSlow|rUnlockSlow)$|^runtime\.(?:unlock2?|_LostContendedRuntimeLock)$/
const BLOCKS =
  /^(?:runtime\.(?:chanrecv[12]?|chansend1?|selectgo|semacquire\w*|block)|(?:internal\/)?sync\.(?:\(\*(?:RW)?Mutex\)\.(?:R?Lock|lockSlow)|\(\*(?:WaitGroup|Cond)\)\.Wait|runtime_\w+))$/
const PARKED = /^runtime\.gopark\w*$/
