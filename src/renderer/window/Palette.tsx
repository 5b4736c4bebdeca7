// The command palette: every action by its name, found by typing.

import { Autocomplete } from '@base-ui/react/autocomplete'
import { showOverlay, useOverlay } from '../state/overlay'
import { Kbd } from '../ui/Kbd'
import { Modal } from '../ui/Modal'
import { ACTION_GROUPS, type Action } from '../actions/action'
import { ACTIONS } from '../actions/actions'
import { searchedText } from '../actions/synonyms'
import { keysOf } from '../actions/keyboard'
import styles from './Palette.module.css'

const close = () => showOverlay('none')

export function Palette() {
  const isOpen = useOverlay(state => state.overlay === 'palette')
  const groups = ACTION_GROUPS.map(group => ({
    value: group,
    items: ACTIONS.filter(action => action.group === group && action.id !== 'palette' && isOpen && action.isAvailable()),
  })).filter(group => group.items.length > 0)

  const run = (action: Action) => {
    close()
    // After the dialog has given the keyboard back, so that an action can put it elsewhere.
    requestAnimationFrame(action.run)
  }

  return (
    <Modal isOpen={isOpen} onClose={close} label="Command palette" size="narrow">
      <Autocomplete.Root open inline items={groups} autoHighlight="always" keepHighlight itemToStringValue={searchedText}>
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
                    <Autocomplete.Item key={action.id} value={action} className={styles['item']} onClick={() => run(action)}>
                      <span>{action.title}</span>
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
