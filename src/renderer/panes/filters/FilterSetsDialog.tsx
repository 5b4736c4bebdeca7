// Filters that were kept under a name: what is filtered now can be added, and each can be used again or forgotten.

import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { applyFilters, filtersNow, forgetFilters, keepFilters } from '../../state/filterSets'
import { showOverlay, useOverlay } from '../../state/overlay'
import { usePreferences } from '../../state/preferences'
import { Button, IconButton } from '../../ui/Button'
import { Modal } from '../../ui/Modal'
import { Name } from '../../ui/Name'
import form from '../../ui/Form.module.css'
import styles from './FilterSetsDialog.module.css'

const close = () => showOverlay('none')

export function FilterSetsDialog() {
  const isOpen = useOverlay(state => state.overlay === 'filter-sets')
  return (
    <Modal isOpen={isOpen} onClose={close} label="Filter sets" size="narrow">
      <FilterSets />
    </Modal>
  )
}

function FilterSets() {
  const sets = usePreferences(state => state.filterSets)
  const [name, setName] = useState('')
  const canKeep = filtersNow() !== null
  return (
    <form
      className={form['form']}
      onSubmit={event => {
        event.preventDefault()
        keepFilters(name.trim())
        setName('')
      }}
    >
      <h2>Filter sets</h2>
      {sets.length === 0 ? (
        <p className={form['about']}>None yet. A set keeps threads, labels, hidden and kept functions by name.</p>
      ) : null}
      <ul className={styles['sets']}>
        {sets.map(set => (
          <li key={set.name} className={styles['set']}>
            <button
              type="button"
              className={styles['use']}
              onClick={() => {
                close()
                void applyFilters(set)
              }}
            >
              <Name text={set.name} limit={80} isCode={false} />
            </button>
            <IconButton label={`Forget ${set.name}`} icon={<Trash2 aria-hidden />} onClick={() => forgetFilters(set.name)} />
          </li>
        ))}
      </ul>
      <div className={styles['add']}>
        <input
          className={form['field']}
          type="text"
          autoComplete="off"
          autoFocus
          aria-label="Name for what is filtered now"
          placeholder="Name for what is filtered now"
          disabled={!canKeep}
          value={name}
          onChange={event => setName(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={!canKeep || name.trim() === ''}>
          Keep
        </Button>
      </div>
      {canKeep ? null : <p className={form['about']}>Nothing is filtered now.</p>}
      <div className={form['buttons']}>
        <span className={form['space']} />
        <Button onClick={close}>Close</Button>
      </div>
    </form>
  )
}
