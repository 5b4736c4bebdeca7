// Menus: a button that opens one, a right-click area, and their items, with the look that all of them share.

import { ContextMenu } from '@base-ui/react/context-menu'
import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Kbd } from './Kbd'
import styles from './Menu.module.css'

type MenuProps = { readonly trigger: ReactElement; readonly children: ReactNode; readonly align?: 'start' | 'end' }

export function DropMenu({ trigger, children, align = 'start' }: MenuProps) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={trigger} />
      <Menu.Portal>
        <Menu.Positioner className={styles['positioner']} sideOffset={4} align={align}>
          <Menu.Popup className={styles['popup']}>{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

type ContextProps = {
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly onOpenChange?: (isOpen: boolean) => void
}

export function RightClickMenu({ trigger, children, onOpenChange }: ContextProps) {
  return (
    <ContextMenu.Root {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      <ContextMenu.Trigger render={trigger} />
      <ContextMenu.Portal>
        <ContextMenu.Positioner className={styles['positioner']}>
          <ContextMenu.Popup className={styles['popup']}>{children}</ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}

type ItemProps = {
  readonly onClick: () => void
  readonly children: ReactNode
  readonly keys?: string
  readonly note?: ReactNode | undefined
  readonly isDisabled?: boolean
}

export function MenuItem({ onClick, children, keys, note, isDisabled = false }: ItemProps) {
  return (
    <Menu.Item className={styles['item']} onClick={onClick} disabled={isDisabled}>
      <span className={styles['label']}>{children}</span>
      {note === undefined ? null : <span className={styles['note']}>{note}</span>}
      {keys === undefined || keys === '' ? null : <Kbd keys={keys} />}
    </Menu.Item>
  )
}

export function MenuCheck({ isOn, ...item }: ItemProps & { readonly isOn: boolean }) {
  return (
    <Menu.CheckboxItem className={styles['item']} checked={isOn} onCheckedChange={item.onClick} closeOnClick>
      <span className={styles['mark']}>{isOn ? <Check aria-hidden /> : null}</span>
      <span className={styles['label']}>{item.children}</span>
      {item.note === undefined ? null : <span className={styles['note']}>{item.note}</span>}
      {item.keys === undefined || item.keys === '' ? null : <Kbd keys={item.keys} />}
    </Menu.CheckboxItem>
  )
}

type ChoiceProps<T extends string> = {
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [T, ReactNode, ReactNode?])[]
  readonly onChange: (value: T) => void
}

/** One of a few: a group of radio items under its label. */
export function MenuChoice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Menu.RadioGroup value={value} onValueChange={(chosen: T) => onChange(chosen)}>
      <Menu.Group>
        <Menu.GroupLabel className={styles['groupLabel']}>{label}</Menu.GroupLabel>
        {options.map(([option, text, note]) => (
          <Menu.RadioItem key={option} className={styles['item']} value={option} closeOnClick>
            <span className={styles['mark']}>{option === value ? <Check aria-hidden /> : null}</span>
            <span className={styles['label']}>{text}</span>
            {note === undefined ? null : <span className={styles['note']}>{note}</span>}
          </Menu.RadioItem>
        ))}
      </Menu.Group>
    </Menu.RadioGroup>
  )
}

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <div className={styles['groupLabel']}>{children}</div>
}

export function MenuLine() {
  return <Menu.Separator className={styles['line']} />
}
