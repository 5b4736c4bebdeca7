// The Sandwich tab: a function in the middle, its callers above and its callees below as flame graphs, and all functions beside it.

import { useCallback } from 'react'
import { Panel } from 'react-resizable-panels'
import { isFiltered } from '../../../shared/analysis/filteredProfile'
import { formatValue, shareOf } from '../../../shared/base/quantity'
import { functionName, NONE } from '../../../shared/profile/profile'
import { unitOf } from '../../../shared/profile/unit'
import { FrameMenu } from '../../parts/FrameMenu'
import { SideFlame } from '../../parts/SideFlame'
import { useAnswers } from '../../state/answers'
import type { Growth } from '../../state/preferences'
import { lookInside, selectionIn, useView } from '../../state/view'
import { Divider, SplitGroup } from '../../parts/SplitGroup'
import { Name } from '../../ui/Name'
import { FunctionList } from './FunctionList'
import styles from './SandwichTab.module.css'
import type { DrawnTree } from '../../worker/opened'

export function SandwichTab() {
  const sandwich = useAnswers(state => state.sandwich)
  return (
    <SplitGroup id="sandwich" orientation="horizontal" className={styles['tab']}>
      <Panel id="functions" defaultSize="36%" minSize="14rem">
        <FunctionList fn={sandwich?.fn ?? null} />
      </Panel>
      <Divider label="Width of the list of functions" orientation="horizontal" />
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
    </SplitGroup>
  )
}

type HalfProps = { readonly drawn: DrawnTree; readonly growth: Growth; readonly label: string }

function Half({ drawn, growth, label }: HalfProps) {
  // A double click looks inside that function in turn.
  const onZoom = useCallback((node: number) => (node === NONE ? undefined : lookInside(drawn.tree.fn[node])), [drawn])
  const isPart = isFiltered(useView(selectionIn))
  return (
    <FrameMenu
      trigger={
        <div className={styles['half']} data-half={label}>
          <SideFlame drawn={drawn} growth={growth} label={label} hasWholeStacks={false} onZoom={onZoom} />
          <span className={styles['label']}>{label}</span>
          {drawn.tree.length > 1 ? null : <p className={styles['hint']}>{nothingText(label, isPart)}</p>}
        </div>
      }
    />
  )
}

/** What is filtered may have more callers and callees than are shown. */
function nothingText(label: string, isPart: boolean): string {
  if (label === 'Callers') return isPart ? 'No caller is shown.' : 'Nothing calls it.'
  return isPart ? 'No callee is shown.' : 'It calls nothing.'
}

/** `drawn` is the tree of callees: its root's total is the function's, and what no callee took is its own. */
function Middle({ drawn, fn }: { readonly drawn: DrawnTree; readonly fn: number }) {
  const { names } = drawn.profile
  const unit = unitOf(names.meta.sampleTypes[drawn.choice.sampleType])
  const total = drawn.tree.totalValue
  return (
    <div className={styles['middle']}>
      <span className={styles['name']}>
        <Name text={functionName(names, fn)} limit={300} />
      </span>
      <span className={styles['number']}>
        total <b>{formatValue(total, unit)}</b> {shareOf(total, drawn.wholeValue)} of the profile
      </span>
    </div>
  )
}
