// The node lists of V8's profiles, as columns filled straight from the JSON: the .cpuprofile's in both forms, the heap profile's, a trace's.

import { float64Column, int32Column, type Float64Column, type Int32Column } from '../../base/columns'
import { jsonNumber, jsonObject, jsonText, SKIP, type JsonSink } from '../../bytes/jsonSink'
import { byteNames, type ByteNames } from '../../bytes/names'
import { NONE } from '../../profile/profile'

/** One row a node, in the order of the file. Names are rows of `names`, or NONE. */
export type NodeColumns = {
  readonly names: ByteNames
  /** Any number; NaN where a node has none. */
  readonly id: Float64Column
  /** Where a node says its parent, the parent's id; else NaN. */
  readonly parentId: Float64Column
  /** Where nodes lie inside each other, the row of the parent; else NONE. */
  readonly parentRow: Int32Column
  readonly name: Int32Column
  readonly url: Int32Column
  /** 1-based; 0 or less where there is none. */
  readonly line: Int32Column
  readonly column: Int32Column
  /** NaN where a node has none. */
  readonly hitCount: Float64Column
  readonly selfSize: Float64Column
  readonly deoptReason: Int32Column
  /** `children` that are ids: row of the parent, id of the child. */
  readonly childOf: Int32Column
  readonly childId: Float64Column
  /** `positionTicks`: row of the node, 1-based line, how often it was met there. */
  readonly tickOf: Int32Column
  readonly tickLine: Int32Column
  readonly ticks: Float64Column
}

export function nodeColumns(): NodeColumns {
  return {
    names: byteNames(),
    id: float64Column(),
    parentId: float64Column(),
    parentRow: int32Column(),
    name: int32Column(),
    url: int32Column(),
    line: int32Column(),
    column: int32Column(),
    hitCount: float64Column(),
    selfSize: float64Column(),
    deoptReason: int32Column(),
    childOf: int32Column(),
    childId: float64Column(),
    tickOf: int32Column(),
    tickLine: int32Column(),
    ticks: float64Column(),
  }
}

/** Takes one node, with the nodes that lie inside it: for the elements of `nodes`, and for the one `head` of a tree. */
export function nodeSink(nodes: NodeColumns): JsonSink {
  /** The rows of the nodes that are open, outermost first. */
  const open: number[] = []
  let row = NONE

  const numberTo = (column: Int32Column | Float64Column, offset = 0) => jsonNumber(value => column.set(row, value + offset))
  const nameTo = (column: Int32Column) =>
    jsonText((bytes, start, end) => {
      if (end > start) column.set(row, nodes.names.intern(bytes, start, end))
    })

  const scalars = {
    functionName: nameTo(nodes.name),
    url: nameTo(nodes.url),
  }
  // In a call frame lines and columns count from 0; the old form, which has them on the node itself, counts from 1.
  const callFrame = jsonObject({ ...scalars, lineNumber: numberTo(nodes.line, 1), columnNumber: numberTo(nodes.column, 1) })

  const tick = jsonObject(
    {
      line: jsonNumber(line => nodes.tickLine.set(nodes.tickLine.length() - 1, line)),
      ticks: jsonNumber(count => nodes.ticks.set(nodes.ticks.length() - 1, count)),
    },
    {
      open() {
        nodes.tickOf.push(row)
        nodes.tickLine.push(NONE)
        nodes.ticks.push(0)
      },
    },
  )
  const node: JsonSink = jsonObject(
    {
      id: numberTo(nodes.id),
      callFrame,
      ...scalars,
      lineNumber: numberTo(nodes.line),
      columnNumber: numberTo(nodes.column),
      hitCount: numberTo(nodes.hitCount),
      selfSize: numberTo(nodes.selfSize),
      parent: numberTo(nodes.parentId),
      children: { ...SKIP, item: () => node },
      positionTicks: { ...SKIP, item: () => tick },
      deoptReason: nameTo(nodes.deoptReason),
    },
    {
      open() {
        const parent = row
        row = addNode(nodes)
        nodes.parentRow.set(row, parent)
        open.push(row)
      },
      close() {
        open.pop()
        row = open[open.length - 1] ?? NONE
      },
      // A child that lies elsewhere in the file.
      number(id) {
        if (row === NONE) return
        nodes.childOf.push(row)
        nodes.childId.push(id)
      },
    },
  )
  return node
}

function addNode(nodes: NodeColumns): number {
  nodes.id.push(NaN)
  nodes.parentId.push(NaN)
  nodes.parentRow.push(NONE)
  nodes.name.push(NONE)
  nodes.url.push(NONE)
  nodes.line.push(0)
  nodes.column.push(0)
  nodes.hitCount.push(NaN)
  nodes.selfSize.push(NaN)
  return nodes.deoptReason.push(NONE)
}
