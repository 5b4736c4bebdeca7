// The Sandwich tab: a function in the middle, its callers above and its callees below as flame graphs, and all functions beside it.

import { useCallback, useMemo, useState } from 'react'
import { Group, Panel, Separator, type Layout } from 'react-resizable-panels'
import { NONE } from '../../shared/profile/profile'
import { FrameMenu } from '../actions/FrameMenu'
import { FlameCanvas } from '../flame/FlameCanvas'
import { useAnswers, type DrawnTree } from '../stores/answers'
import { createFlameView } from '../stores/flameView'
import { rememberPanels, usePreferences, type Growth } from '../stores/preferences'
import { lookInside, select, useView } from '../stores/view'
import { FunctionList } from './FunctionList'
import { Middle } from './Middle'
import styles from './SandwichTab.module.css'

const GROUP = 'sandwich'

export function SandwichTab() {
  const sandwich = useAnswers(state => state.sandwich)
  const sizes = usePreferences(state => state.panels[GROUP])
  return (
    <Group
      id={GROUP}
      orientation="horizontal"
      className={styles['tab']}
      {...(sizes === undefined ? {} : { defaultLayout: { ...sizes } })}
      onLayoutChanged={(layout: Layout, { isUserInteraction }) => (isUserInteraction ? rememberPanels(GROUP, layout) : undefined)}
    >
      <Panel id="functions" defaultSize="36%" minSize="14rem">
        <FunctionList fn={sandwich?.fn ?? null} />
      </Panel>
      <Separator className={styles['separator']} aria-label="Width of the list of functions" />
      <Panel id="graphs" minSize="16rem">
        {sandwich === null ? (
          <p className={styles['hint']}>Choose a function to see who calls it, and what it calls.</p>
        ) : (
          <div className={styles['graphs']}>
            <Half drawn={sandwich.callers} growth="flame" label="Callers" />
            <Middle drawn={sandwich.callees} fn={sandwich.fn} />
            <Half drawn={sandwich.callees} growth="icicle" label="Callees" />
          </div>
        )}
      </Panel>
    </Group>
  )
}

type HalfProps = { readonly drawn: DrawnTree; readonly growth: Growth; readonly label: string }

const nothing = () => undefined

function Half({ drawn, growth, label }: HalfProps) {
  const [view] = useState(createFlameView)
  const colourMode = usePreferences(state => state.colourMode)
  const selectedFn = useView(state => state.selection?.fn ?? NONE)
  const matches = useAnswers(state => state.matches)
  const [picked, setPicked] = useState({ drawn, node: NONE })
  const lit = matches !== null && matches.profile === drawn.profile ? matches.matched : null
  const selected = picked.drawn === drawn && drawn.tree.fn[picked.node] === selectedFn ? picked.node : NONE

  const onSelect = useCallback(
    (node: number) => {
      setPicked({ drawn, node })
      if (node !== NONE) select({ fn: drawn.tree.fn[node], path: null })
    },
    [drawn],
  )
  // A double click looks inside that function in turn.
  const onZoom = useCallback((node: number) => (node === NONE ? undefined : lookInside(drawn.tree.fn[node])), [drawn])
  const trigger = useMemo(
    () => (
      <div className={styles['half']} data-half={label}>
        <FlameCanvas
          view={view}
          drawn={drawn}
          lit={lit}
          growth={growth}
          colourMode={colourMode}
          selected={selected}
          label={label}
          onSelect={onSelect}
          onZoom={onZoom}
          onDrawn={nothing}
        />
        <span className={styles['label']}>{label}</span>
        {drawn.tree.length > 1 ? null : <p className={styles['hint']}>{label === 'Callers' ? 'Nothing calls it.' : 'It calls nothing.'}</p>}
      </div>
    ),
    [view, drawn, lit, growth, colourMode, selected, label, onSelect, onZoom],
  )
  return <FrameMenu trigger={trigger} />
}
