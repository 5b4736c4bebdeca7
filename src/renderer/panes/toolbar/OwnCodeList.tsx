// Whose code each module is: guessed from names and paths, and put right by the person, for this profile and later ones.

import { useState } from 'react'
import { formatShare } from '../../../shared/base/quantity'
import { ROLES, ROLE_TITLES, type Role } from '../../../shared/names/roles'
import { useAnswers } from '../../state/answers'
import { forgetRoles, saidRole, sayRole } from '../../state/myCode'
import { usePreferences } from '../../state/preferences'
import { Button } from '../../ui/Button'
import { Name } from '../../ui/Name'
import styles from './MyCode.module.css'

export function OwnCodeList() {
  const legend = useAnswers(state => state.legend)
  const roles = usePreferences(state => state.roles)
  const [entry, setEntry] = useState('')
  const modules = legend?.ofCode ?? []
  const named = new Set(modules.map(({ label }) => label))
  /** Folders and packages that a person typed, and modules of other profiles. */
  const others = ROLES.flatMap(role => roles[role]).filter(name => !named.has(name))
  const hasSaid = ROLES.some(role => roles[role].length > 0)
  return (
    <div className={styles['list']}>
      <p className={styles['hint']}>Guessed from names and paths. What you change is kept, for later profiles too.</p>
      <div className={styles['rows']}>
        {modules.map(({ label, share, role }) => (
          <div key={label} className={styles['row']}>
            <Name text={label} limit={120} />
            <span className={styles['share']}>{formatShare(share)}</span>
            <RoleChoice entry={label} guessed={role} said={saidRole(roles, label)} />
          </div>
        ))}
        {others.map(name => (
          <div key={name} className={styles['row']}>
            <Name text={name} limit={120} />
            <span className={styles['share']} />
            <RoleChoice entry={name} guessed={null} said={saidRole(roles, name)} />
          </div>
        ))}
      </div>
      <form
        className={styles['add']}
        onSubmit={event => {
          event.preventDefault()
          if (entry.trim() === '') return
          sayRole(entry.trim(), 'own')
          setEntry('')
        }}
      >
        <input
          type="text"
          spellCheck={false}
          autoComplete="off"
          aria-label="Package, folder or file that is your own"
          placeholder="github.com/acme or /srv/app/"
          value={entry}
          onChange={event => setEntry(event.target.value)}
        />
        <Button type="submit" disabled={entry.trim() === ''}>
          Is my code
        </Button>
        <Button disabled={!hasSaid} onClick={forgetRoles}>
          As guessed
        </Button>
      </form>
    </div>
  )
}

type ChoiceProps = { readonly entry: string; readonly guessed: Role | null; readonly said: Role | null }

const GUESSED = 'guessed'

/** `guessed`: with what was said taken into account, where something was. */
function RoleChoice({ entry, guessed, said }: ChoiceProps) {
  const shown = said ?? guessed
  return (
    <select
      aria-label={`Whose code is ${entry}`}
      data-said={said === null ? undefined : ''}
      value={shown ?? GUESSED}
      onChange={event => sayRole(entry, ROLES.find(role => role === event.target.value) ?? null)}
    >
      {ROLES.map(role => (
        <option key={role} value={role}>
          {ROLE_TITLES[role]}
        </option>
      ))}
      {said === null ? null : <option value={GUESSED}>As guessed</option>}
    </select>
  )
}
