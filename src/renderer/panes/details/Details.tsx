// What there is to know about the selected frame: its numbers, where it stands in the source, who calls it and what it calls.

import { isFiltered } from '../../../shared/analysis/filteredProfile'
import { useAnswers } from '../../state/answers'
import { selectedNode } from '../../state/mainFlame'
import { selectionIn, useView } from '../../state/view'
import styles from './Details.module.css'
import { DetailsStrip } from './DetailsStrip'
import { FrameNumbers } from './FrameNumbers'
import { FramePlace, FrameTitle } from './FrameTitle'
import { NeighbourList } from './NeighbourList'
import { SourcePane } from './SourcePane'

export function Details() {
  const drawn = useAnswers(state => state.tree)
  const neighbours = useAnswers(state => state.neighbours)
  const selectedFrame = useView(state => state.selectedFrame)
  if (drawn === null) return null
  if (selectedFrame === null) return <DetailsStrip drawn={drawn} />
  const node = selectedNode(drawn.tree, selectedFrame)
  const answer = neighbours !== null && neighbours.profile === drawn.profile && neighbours.fn === selectedFrame.fn ? neighbours : null
  return (
    <section className={styles['details']} aria-label="Selected frame">
      <div className={styles['facts']}>
        <FrameTitle drawn={drawn} fn={selectedFrame.fn} />
        <FrameNumbers drawn={drawn} node={node} neighbours={answer} />
        <FramePlace drawn={drawn} fn={selectedFrame.fn} node={node} />
      </div>
      <NeighbourList
        title="Callers"
        drawn={drawn}
        list={answer?.callers ?? null}
        rest={answer?.rootValue ?? 0}
        restName={isFiltered(selectionIn(useView.getState())) ? 'no caller shown' : 'called from nowhere'}
        whole={answer?.total ?? 0}
      />
      <NeighbourList
        title="Callees"
        drawn={drawn}
        list={answer?.callees ?? null}
        rest={answer?.self ?? 0}
        restName="its own code"
        whole={answer?.total ?? 0}
      />
      <SourcePane drawn={drawn} fn={selectedFrame.fn} whole={answer?.total ?? 0} />
    </section>
  )
}
