// Buttons: plain with a label, and icon-only with a tooltip that names what it does and its key.

import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'
import { Tip } from './Tip'

type ButtonProps = ComponentProps<'button'> & { readonly look?: 'plain' | 'primary' | 'quiet' }

export function Button({ look = 'plain', className = '', ...rest }: ButtonProps) {
  return <button type="button" className={`${styles['button']} ${styles[look]} ${className}`} {...rest} />
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  readonly label: string
  /** As `chordText` writes it. */
  readonly keys?: string | undefined
  readonly icon: ReactNode
  /** Of a switch: whether it is on. */
  readonly isOn?: boolean | undefined
}

export function IconButton({ label, keys, icon, isOn, className = '', ...rest }: IconButtonProps) {
  return (
    <Tip label={label} keys={keys}>
      <button
        type="button"
        className={`${styles['icon']} ${className}`}
        aria-label={label}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        {...rest}
      >
        {icon}
      </button>
    </Tip>
  )
}
