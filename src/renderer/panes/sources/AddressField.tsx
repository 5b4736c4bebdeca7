// Where an address is typed, with those that were used before.

import { useId } from 'react'
import form from '../../ui/Form.module.css'

type Props = {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (address: string) => void
  readonly used: readonly string[]
}

export function AddressField({ label, placeholder, value, onChange, used }: Props) {
  const list = useId()
  return (
    <>
      <input
        className={form['field']}
        type="text"
        inputMode="url"
        spellCheck={false}
        autoComplete="off"
        list={list}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
      <datalist id={list}>
        {used.map(address => (
          <option key={address} value={address} />
        ))}
      </datalist>
    </>
  )
}
