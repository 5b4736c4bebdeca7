// Names of processes and threads, which packets of their own tell.

import { textOf } from '../../base/utf8'
import { enterBody, NO_FIELD, nextField, protoCursor, WIRE_BYTES, type ProtoCursor } from '../../bytes/protobuf'

export type PerfettoNames = {
  /** Takes a ProcessTree. */
  tree(cursor: ProtoCursor): void
  thread(id: number): string | null
  process(id: number): string | null
}

export function perfettoNames(): PerfettoNames {
  const threads = new Map<number, string>()
  const processes = new Map<number, string>()
  const tree = protoCursor()
  const one = protoCursor()
  const text = ({ bytes, bodyStart, bodyEnd }: ProtoCursor) => textOf(bytes.subarray(bodyStart, bodyEnd))
  return {
    tree(cursor) {
      enterBody(tree, cursor)
      for (let field = nextField(tree); field !== NO_FIELD; field = nextField(tree)) {
        if ((field !== 1 && field !== 2) || tree.wire !== WIRE_BYTES) continue
        const isProcess = field === 1
        let id = 0
        let name = ''
        enterBody(one, tree)
        for (let part = nextField(one); part !== NO_FIELD; part = nextField(one)) {
          if (part === 1) id = one.value
          // The command line's first word; a thread's name.
          else if (part === (isProcess ? 3 : 2) && one.wire === WIRE_BYTES && name === '') name = text(one)
        }
        if (name !== '') (isProcess ? processes : threads).set(id, name)
      }
    },
    thread: id => threads.get(id) ?? null,
    process: id => processes.get(id) ?? null,
  }
}
