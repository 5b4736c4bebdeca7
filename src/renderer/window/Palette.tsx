// The command palette: every action by its name, found by typing.

import { Autocomplete } from '@base-ui/react/autocomplete'
import { useState } from 'react'
import { showOverlay, useOverlay } from '../state/overlay'
import { useView } from '../state/view'
import { Kbd } from '../ui/Kbd'
import { Modal } from '../ui/Modal'
import { ACTION_GROUPS, type Action } from '../actions/action'
import { ACTIONS } from '../actions/actions'
import { searchedText } from '../actions/synonyms'
import { keysOf } from '../actions/keyboard'
import styles from './Palette.module.css'

const close = () => showOverlay('none')

function whyNot({ group, needs }: Action): string {
  if (needs !== undefined) return needs
  const isOfFrame = group === 'Frame' || group === 'Stacks'
  return isOfFrame && useView.getState().selectedFrame === null ? 'select a frame first' : ''
}

export function Palette() {
  const isOpen = useOverlay(state => state.overlay === 'palette')
  const [query, setQuery] = useState('')
  const known = isOpen ? ACTIONS.filter(({ id }) => id !== 'palette') : []
  const available = new Set(known.filter(action => action.isAvailable()))
  const groups = [
    ...ACTION_GROUPS.map(group => ({ value: group, items: known.filter(action => action.group === group && available.has(action)) })),
    // Who looks for one by name learns that it is there.
    { value: 'Not now', items: query === '' ? [] : known.filter(action => !available.has(action)) },
  ].filter(group => group.items.length > 0)

  const run = (action: Action) => {
    close()
    // After the dialog has given the keyboard back, so that an action can put it elsewhere.
    requestAnimationFrame(action.run)
  }

  return (
    <Modal isOpen={isOpen} onClose={close} label="Command palette" size="narrow">
      <Autocomplete.Root
        open
        inline
        items={groups}
        autoHighlight="always"
        keepHighlight
        itemToStringValue={searchedText}
        onValueChange={setQuery}
      >
        <Autocomplete.Input className={styles['input']} aria-label="Find a command" placeholder="Find a command" />
        <div className={styles['scroll']}>
          <Autocomplete.Empty>
            <p className={styles['empty']}>No command of that name.</p>
          </Autocomplete.Empty>
          <Autocomplete.List>
            {(group: (typeof groups)[number]) => (
              <Autocomplete.Group key={group.value} items={group.items}>
                <Autocomplete.GroupLabel className={styles['group']}>{group.value}</Autocomplete.GroupLabel>
                <Autocomplete.Collection>
                  {(action: Action) => (
                    <Autocomplete.Item
                      key={action.id}
                      value={action}
                      className={styles['item']}
                      disabled={!available.has(action)}
                      onClick={() => run(action)}
                    >
                      <span>{action.title}</span>
                      {available.has(action) ? null : <span className={styles['why']}>{whyNot(action)}</span>}
                      {action.isOn?.() === true ? <span className={styles['on']}>on</span> : null}
                      <Kbd keys={keysOf(action.id)} />
                    </Autocomplete.Item>
                  )}
                </Autocomplete.Collection>
              </Autocomplete.Group>
            )}
          </Autocomplete.List>
        </div>
      </Autocomplete.Root>
    </Modal>
  )
}
