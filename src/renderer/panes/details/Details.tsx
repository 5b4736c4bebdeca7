// What there is to know about the selected frame: its numbers, where it stands in the source, who calls it and what it calls.

import { useAnswers } from '../../state/answers'
import { selectedNode } from '../../state/mainFlame'
import { useView } from '../../state/view'
import { keysOf } from '../../actions/keyboard'
import styles from './Details.module.css'
import { FrameNumbers } from './FrameNumbers'
import { FrameTitle } from './FrameTitle'
import { NeighbourList } from './NeighbourList'
import { SourceLines } from './SourceLines'
import type { DrawnTree } from '../../worker/opened'

export function Details() {
  const drawn = useAnswers(state => state.tree)
  const neighbours = useAnswers(state => state.neighbours)
  const selection = useView(state => state.selection)
  if (drawn === null || selection === null) return <NothingSelected drawn={drawn} />
  const node = selectedNode(drawn.tree, selection)
  const answer = neighbours !== null && neighbours.profile === drawn.profile && neighbours.fn === selection.fn ? neighbours : null
  return (
    <section className={styles['details']} aria-label="Selected frame">
      <div className={styles['facts']}>
        <FrameTitle drawn={drawn} fn={selection.fn} node={node} />
        <FrameNumbers drawn={drawn} node={node} neighbours={answer} />
      </div>
      <NeighbourList
        title="Callers"
        drawn={drawn}
        list={answer?.callers ?? null}
        rest={answer?.rootValue ?? 0}
        restName="called from nowhere"
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
      {answer === null || answer.lines.length < 2 ? null : <SourceLines lines={answer.lines} whole={answer.total} />}
    </section>
  )
}

/** Before anything is selected: where the time goes at a glance, and the way there. */
function NothingSelected({ drawn }: { readonly drawn: DrawnTree | null }) {
  const hottest = useAnswers(state => state.hottest)
  if (drawn === null || hottest === null || hottest.profile !== drawn.profile) return null
  return (
    <section className={styles['hottest']} aria-label="Hottest functions">
      <NeighbourList title="Most self time" drawn={drawn} list={hottest.self} rest={0} restName="" whole={hottest.totalValue} />
      <NeighbourList title="Most total time" drawn={drawn} list={hottest.total} rest={0} restName="" whole={hottest.totalValue} />
      <div className={styles['hint']}>
        <p>Select a frame to see its numbers, its place in the source, who calls it and what it calls.</p>
        <p>
          <kbd>{keysOf('finding-next')}</kbd> walks the findings, then the hottest frames, <kbd>{keysOf('zoom-to-frame')}</kbd> zooms to the
          selected one, <kbd>{keysOf('keys')}</kbd> shows all keys.
        </p>
      </div>
    </section>
  )
}
