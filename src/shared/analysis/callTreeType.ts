// What a call tree is, for those who build one and those who read it.

export type HiddenNodes = {
  /** How many nodes there are that this tree has not. */
  readonly count: number
  /** By node of this tree: how many rows of them stand above it. */
  readonly rows: Int32Array
}

/** Columns by node, in depth-first order; a forest (there is no node for "all"). Weights in the unit of the sample type. */
export type CallTree = {
  readonly length: number
  /** Row of the profile's functions. Siblings differ in it. */
  readonly fn: Int32Array
  /** Row of the profile's frames: the first of those that were merged into this node. */
  readonly frame: Int32Array
  /** Node, or NONE for a root. */
  readonly parent: Int32Array
  readonly depth: Int32Array
  /** The first node after the subtree. */
  readonly subtreeEnd: Int32Array
  /** Left edge, in the same unit as `total`: roots lie side by side from 0. */
  readonly start: Float64Array
  readonly self: Float64Array
  readonly total: Float64Array
  /** Sum over the roots. */
  readonly totalValue: number
  /** Rows that a drawing needs: the deepest node's depth + 1. */
  readonly height: number
  /** By row of the view it was made of: the node that holds its own weight, or NONE where it is in none. */
  readonly nodeOfStack: Int32Array
  /** How many stacks do not stand in it to their last frame; what they weigh is counted where they end. */
  readonly cutStacks: number
  /** What was not grown, of a tree that ends where its nodes are too narrow to be drawn. */
  readonly hidden?: HiddenNodes
}
