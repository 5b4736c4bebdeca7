// An action as a menu item and as an icon button: title, key and state come from the one list.

import type { ReactNode } from 'react'
import { IconButton } from '../ui/Button'
import { MenuCheck, MenuItem } from '../ui/Menu'
import { actionOf } from '../actions/actions'
import { keysOf } from '../actions/keyboard'

export function ActionItem({ id, children }: { readonly id: string; readonly children?: ReactNode }) {
  const action = actionOf(id)
  const label = children ?? action.title
  if (action.isOn !== undefined) {
    return (
      <MenuCheck isOn={action.isOn()} onClick={action.run} keys={keysOf(id)}>
        {label}
      </MenuCheck>
    )
  }
  const isAvailable = action.isAvailable()
  return (
    <MenuItem onClick={action.run} keys={keysOf(id)} isDisabled={!isAvailable} note={isAvailable ? undefined : action.needs}>
      {label}
    </MenuItem>
  )
}

type ButtonProps = {
  readonly id: string
  readonly icon: ReactNode
  readonly label?: string
  /** Where what shows the button already follows the state. */
  readonly isOn?: boolean
  readonly isDisabled?: boolean
}

export function ActionButton({ id, icon, label, isOn, isDisabled }: ButtonProps) {
  const action = actionOf(id)
  return <IconButton label={label ?? action.title} keys={keysOf(id)} icon={icon} isOn={isOn} disabled={isDisabled} onClick={action.run} />
}
