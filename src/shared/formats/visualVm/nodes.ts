// The call tree of one thread in a VisualVM snapshot. Rules: `CPUCCTContainer` of oracle/visualvm.

export type CallNode = {
  /** Row of the snapshot's methods. */
  readonly method: number
  readonly calls: number
  /** Microseconds, without those it calls: on the clock, and of the thread's CPU where there are two clocks. */
  readonly selfUs: number
  readonly cpuSelfUs: number
}

/** Offsets have four bytes where the block is so large that three do not reach. */
const LARGE_BYTES = 2 ** 24

/**
 * Walks the tree, callers before those they call: `enter` gets each node with its caller's answer. False when a node lies outside
 * the block, or when there are more nodes than it has room for: nodes that refer to each other in a circle.
 */
export function eachCall(
  nodes: Uint8Array,
  hasTwoClocks: boolean,
  root: number,
  enter: (node: CallNode, caller: number) => number,
): boolean {
  const view = new DataView(nodes.buffer, nodes.byteOffset, nodes.byteLength)
  const headBytes = hasTwoClocks ? 28 : 18
  const offsetBytes = nodes.length > LARGE_BYTES ? 4 : 3
  const u40 = (at: number) => view.getUint8(at) * 2 ** 32 + view.getUint32(at + 1)
  const offsetAt = (at: number) => (offsetBytes === 4 ? view.getUint32(at) : view.getUint16(at) * 256 + view.getUint8(at + 2))
  let left = Math.floor(nodes.length / headBytes)
  const open: { readonly at: number; readonly caller: number }[] = [{ at: 0, caller: root }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { at, caller } = next
    if (left-- <= 0 || at + headBytes > nodes.length) return false
    const children = view.getUint16(at + headBytes - 2)
    if (at + headBytes + children * offsetBytes > nodes.length) return false
    const node = {
      method: view.getUint16(at),
      calls: view.getUint32(at + 2),
      selfUs: u40(at + 11),
      cpuSelfUs: hasTwoClocks ? u40(at + 21) : 0,
    }
    const row = enter(node, caller)
    // The last first, so that they come off the list in the order of the file.
    for (let child = children - 1; child >= 0; child--) open.push({ at: offsetAt(at + headBytes + child * offsetBytes), caller: row })
  }
  return true
}
