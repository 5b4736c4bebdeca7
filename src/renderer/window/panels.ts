// What each view draws: a view of the list without a line here does not compile.

import type { ComponentType } from 'react'
import { BenchTab } from '../panes/benchmarks/BenchTab'
import { ChangesTab } from '../panes/diff/ChangesTab'
import { FlameTab } from '../panes/flame/FlameTab'
import { MarksTab } from '../panes/marks/MarksTab'
import { SandwichTab } from '../panes/sandwich/SandwichTab'
import { TopTab } from '../panes/table/TopTab'
import { TimelineTab } from '../panes/timeline/TimelineTab'
import { TreeTab } from '../panes/tree/TreeTab'
import { TrendTab } from '../panes/trend/TrendTab'
import type { ViewId } from '../state/views'

export const PANELS: Readonly<Record<ViewId, ComponentType>> = {
  flame: FlameTab,
  changes: ChangesTab,
  timeline: TimelineTab,
  sandwich: SandwichTab,
  top: TopTab,
  tree: TreeTab,
  marks: MarksTab,
  trend: TrendTab,
  benchmarks: BenchTab,
}
