// The chart's viewport, which the axis above it follows.

import { useState } from 'react'
import { createFlameView, type FlameView } from '../../graph/flameView'

export function useChartView(): FlameView {
  const [view] = useState(createFlameView)
  return view
}
