// Light or dark: what the person chose, else what the system says, kept on the page's root for the tokens to follow.

import { create } from 'zustand'
import type { Shade } from '../../shared/analysis/frameColours'
import type { Theme } from '../../shared/host/contract'

export const useShade = create<{ readonly shade: Shade }>()(() => ({ shade: 'light' }))

/** Follows the system as long as the theme says so. Returns what stops it. */
export function keepTheme(theme: () => Theme, onThemeChange: (listener: () => void) => () => void): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const chosen = theme()
    const shade = chosen === 'system' ? (system.matches ? 'dark' : 'light') : chosen
    document.documentElement.dataset['theme'] = shade
    useShade.setState({ shade })
  }
  apply()
  system.addEventListener('change', apply)
  const stop = onThemeChange(apply)
  return () => {
    system.removeEventListener('change', apply)
    stop()
  }
}
