// How much memory a reading may take, counted where tables grow: the same for the same file on every machine, and known before it is taken.

/** Thrown where a table would grow beyond what there is room for; caught where the room was given. */
export class NoRoom extends Error {
  readonly limitBytes: number

  constructor(limitBytes: number) {
    super(`more than ${limitBytes} bytes`)
    this.limitBytes = limitBytes
  }
}

export type Room = {
  /** Runs `work`, whose tables grow in this room. It is for what happens at once: nothing may be awaited in it. */
  within<T>(work: () => T): T
}

/** The rooms that `work` is within at the moment, the innermost last. */
const entered: { take(bytes: number): void }[] = []

/** `limitBytes` is asked each time: a file's size may be known only at its end. */
export function roomOf(limitBytes: () => number): Room {
  let takenBytes = 0
  const room = {
    take(bytes: number) {
      takenBytes += bytes
      const limit = limitBytes()
      if (takenBytes > limit) throw new NoRoom(limit)
    },
  }
  return {
    within(work) {
      entered.push(room)
      try {
        return work()
      } finally {
        entered.pop()
      }
    },
  }
}

/** Called before so many bytes are kept. Costs nothing where nobody counts. */
export function takeRoom(bytes: number): void {
  entered[entered.length - 1]?.take(bytes)
}
