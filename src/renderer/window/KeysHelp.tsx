// All keys and what the pointer does, from the same list that makes them work.

import { X } from 'lucide-react'
import { showOverlay, useOverlay } from '../state/overlay'
import { IconButton } from '../ui/Button'
import { Kbd } from '../ui/Kbd'
import { Modal } from '../ui/Modal'
import { ACTION_GROUPS } from '../actions/action'
import { chordText } from '../actions/chord'
import { ACTIONS } from '../actions/actions'
import { IS_MAC } from '../actions/keyboard'
import styles from './KeysHelp.module.css'

const MOD = IS_MAC ? '⌘' : 'Ctrl'

/** What the pointer does has no entry in the action list. */
const POINTER: readonly (readonly [string, string])[] = [
  ['Select a frame', 'click'],
  ['Zoom to it', 'double-click'],
  ['Take its stack out', `${MOD}+click`],
  ['What can be done with it', 'right-click'],
  ['Move the graph', 'drag'],
  ['Up and down', 'wheel'],
  ['Left and right', 'Shift+wheel'],
  ['Zoom at the pointer', `${MOD}+wheel, pinch`],
]

export function KeysHelp() {
  const isOpen = useOverlay(state => state.overlay === 'keys')
  const close = () => showOverlay('none')
  return (
    <Modal isOpen={isOpen} onClose={close} label="All keys" size="wide">
      <div className={styles['head']}>
        <h2>Keys</h2>
        <IconButton label="Close" keys="Esc" icon={<X aria-hidden />} onClick={close} />
      </div>
      <div className={styles['columns']} tabIndex={0} role="region" aria-label="List of keys">
        <Section title="Pointer" rows={POINTER} />
        {ACTION_GROUPS.map(group => {
          const actions = ACTIONS.filter(action => action.group === group && action.keys.length > 0)
          const rows = actions.map(({ title, keys }) => [title, keys.map(chord => chordText(chord, IS_MAC)).join('  ')] as const)
          return rows.length === 0 ? null : <Section key={group} title={group} rows={rows} />
        })}
      </div>
    </Modal>
  )
}

function Section({ title, rows }: { readonly title: string; readonly rows: readonly (readonly [string, string])[] }) {
  return (
    <section className={styles['section']}>
      <h3>{title}</h3>
      <dl>
        {rows.map(([what, keys]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
