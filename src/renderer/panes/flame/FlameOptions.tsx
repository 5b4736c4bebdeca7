// How the flame graph is drawn: direction, recursion, order, colours with their legend.

import {
  ArrowDownFromLine,
  ArrowDownWideNarrow,
  ArrowUpFromLine,
  FlipVertical2,
  FoldVertical,
  Moon,
  Palette as PaletteIcon,
  Repeat2,
} from 'lucide-react'
import { useStore } from 'zustand'
import type { SiblingOrder } from '../../../shared/analysis/callTree'
import { ActionButton } from '../../parts/ActionItem'
import { chosenOf, hasSwitch } from '../../state/history'
import { mainFlame } from '../../state/mainFlame'
import { prefer, usePreferences } from '../../state/preferences'
import { useSession } from '../../state/session'
import { useView } from '../../state/view'
import { Button } from '../../ui/Button'
import { DropMenu, MenuChoice } from '../../ui/Menu'
import narrow from '../../ui/NarrowWord.module.css'
import { Popup } from '../../ui/Popup'
import styles from './FlameOptions.module.css'
import { Legend } from './Legend'

const ORDERS: readonly (readonly [SiblingOrder, string])[] = [
  ['heaviest', 'Widest first'],
  ['name', 'By name'],
  ['appearance', 'By time'],
]

/** What holds for the graph and the tree table alike, and what only a graph has. */
export function FlameOptions({ isGraph }: { readonly isGraph: boolean }) {
  const { growth, order } = usePreferences()
  const chosen = chosenOf(useView(state => state.history))
  const spineRows = useStore(mainFlame, state => state.spineRows)
  const isSpineOpen = useStore(mainFlame, state => state.isSpineOpen)
  const hasTimes = useSession(state => state.current?.hasTimes === true)
  const holdsIdle = useSession(state => state.current?.holdsIdle === true)
  const orders = ORDERS.filter(([id]) => id !== 'appearance' || hasTimes)
  return (
    <div className={styles['options']}>
      {isGraph ? (
        <ActionButton
          id="icicle"
          icon={growth === 'icicle' ? <ArrowDownFromLine aria-hidden /> : <ArrowUpFromLine aria-hidden />}
          label={growth === 'icicle' ? 'Icicle graph: the root is on top' : 'Flame graph: the root is at the bottom'}
        />
      ) : null}
      <ActionButton id="invert" icon={<FlipVertical2 aria-hidden />} isOn={chosen.isInverted} />
      <ActionButton id="merge-recursion" icon={<Repeat2 aria-hidden />} isOn={hasSwitch(chosen, 'merge-recursion')} />
      {holdsIdle ? <ActionButton id="idle" icon={<Moon aria-hidden />} isOn={chosen.selection.withoutIdle !== true} /> : null}
      {isGraph && spineRows > 0 ? <ActionButton id="wrappers" icon={<FoldVertical aria-hidden />} isOn={isSpineOpen} /> : null}
      <DropMenu
        align="end"
        trigger={
          <Button look="quiet" title="Order of siblings">
            <ArrowDownWideNarrow aria-hidden />
            <span className={narrow['word']}>{orders.find(([id]) => id === order)?.[1] ?? 'Widest first'}</span>
          </Button>
        }
      >
        <MenuChoice label="Order of siblings" value={order} options={orders} onChange={chosen => prefer({ order: chosen })} />
      </DropMenu>
      {isGraph ? (
        <Popup
          title="Colours"
          align="end"
          trigger={
            <Button look="quiet" title="Colours">
              <PaletteIcon aria-hidden />
              <span className={narrow['word']}>Colours</span>
            </Button>
          }
        >
          <Legend />
        </Popup>
      ) : null}
    </div>
  )
}
