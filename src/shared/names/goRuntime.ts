// Functions of Go's runtime and of its `sync` in which profiles of locks and of goroutines end.

/** Let a lock go: where Go's mutex profile is taken. */
export const UNLOCKS =
  /^(?:internal\/)?sync\.\(\*(?:RW)?Mutex\)\.(?:R?Unlock|unlockSlow|rUnlockSlow)$|^runtime\.(?:unlock2?|_LostContendedRuntimeLock)$/

/** Every goroutine that waits is parked by one of these: what parked it tells more. */
export const PARKED = /^runtime\.gopark\w*$/
