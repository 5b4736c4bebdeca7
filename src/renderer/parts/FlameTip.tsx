// What is under the pointer, in words and numbers that keep their place.

import { useLayoutEffect, useMemo, useRef } from 'react'
import { Name } from '../ui/Name'
import styles from './FlameTip.module.css'
import type { MergedBlock } from '../graph/mergedBlock'
import type { Under } from '../graph/pointer'
import { blockFacts } from '../state/blockFacts'
import { frameFacts, OF_PROFILE, type FrameFacts } from '../state/frameFacts'
import type { DrawnTree } from '../worker/opened'

/** In the flame graph's own pixels. */
export type TipPlace = { readonly under: Exclude<Under, { readonly kind: 'nothing' }>; readonly xPx: number; readonly yPx: number }

/** Clear of the pointer. */
const OFFSET_PX = 14
const MAX_NAME_CHARS = 300

export function FlameTip({ drawn, place }: { readonly drawn: DrawnTree; readonly place: TipPlace }) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current: tip } = box
    const frame = tip?.parentElement
    if (tip === null || frame === null || frame === undefined) return
    const right = place.xPx + OFFSET_PX
    const below = place.yPx + OFFSET_PX
    const leftPx = right + tip.offsetWidth <= frame.clientWidth ? right : Math.max(0, place.xPx - OFFSET_PX - tip.offsetWidth)
    const topPx = below + tip.offsetHeight <= frame.clientHeight ? below : Math.max(0, place.yPx - OFFSET_PX - tip.offsetHeight)
    tip.style.transform = `translate(${Math.round(leftPx)}px, ${Math.round(topPx)}px)`
  })

  return (
    <div className={styles['tip']} ref={box} role="presentation" data-tip>
      {place.under.kind === 'node' ? (
        <NodeTip drawn={drawn} node={place.under.node} />
      ) : (
        <BlockTip drawn={drawn} block={place.under.block} />
      )}
    </div>
  )
}

/** What is too narrow for boxes at this zoom. */
function BlockTip({ drawn, block }: { readonly drawn: DrawnTree; readonly block: MergedBlock }) {
  const { title, amount, mostly } = useMemo(() => blockFacts(drawn, block), [drawn, block])
  return (
    <>
      <div className={styles['name']}>{title}</div>
      <div>{amount}</div>
      <div className={styles['mostly']}>
        mostly <Name text={mostly} limit={160} wraps />
      </div>
      <div className={styles['place']}>Too narrow to draw here. Double-click zooms in.</div>
    </>
  )
}

function NodeTip({ drawn, node }: { readonly drawn: DrawnTree; readonly node: number }) {
  const facts = frameFacts(drawn, node)
  return (
    <>
      <div className={styles['name']}>
        <Name text={facts.name} limit={MAX_NAME_CHARS} wraps />
      </div>
      <dl className={styles['numbers']}>
        {facts.sides === null ? null : (
          <>
            <dt>Baseline</dt>
            <dd>{facts.sides.baseline}</dd>
            <dd>{facts.sides.baselineShare}</dd>
            <dt>Current</dt>
            <dd>{facts.sides.current}</dd>
            <dd>{facts.sides.currentShare}</dd>
            <dt>Change</dt>
            <dd className={styles['wide']}>{facts.sides.change}</dd>
          </>
        )}
        {facts.sides === null ? <PlainNumbers drawn={drawn} facts={facts} /> : null}
      </dl>
      {facts.place === null ? null : (
        <div className={styles['place']}>
          <Name text={facts.place} limit={120} wraps />
        </div>
      )}
    </>
  )
}

/** Of one profile: in a comparison every width is of both sides, and no number is. */
function PlainNumbers({ drawn, facts }: { readonly drawn: DrawnTree; readonly facts: FrameFacts }) {
  return (
    <>
      <dt />
      <dd />
      <dd className={styles['of']}>{OF_PROFILE}</dd>
      <dt>Total</dt>
      <dd>{facts.total}</dd>
      <dd>{facts.totalShare}</dd>
      {drawn.choice.isInverted ? null : (
        <>
          <dt>Self</dt>
          <dd>{facts.self}</dd>
          <dd>{facts.selfShare}</dd>
        </>
      )}
      {facts.shownShare === null ? null : (
        <>
          <dt>Of what is shown</dt>
          <dd />
          <dd>{facts.shownShare}</dd>
        </>
      )}
      <dt>Of caller</dt>
      <dd />
      <dd>{facts.parentShare ?? '–'}</dd>
      {facts.samples === null ? null : (
        <>
          <dt>Samples</dt>
          <dd>{facts.samples}</dd>
          <dd />
        </>
      )}
    </>
  )
}
