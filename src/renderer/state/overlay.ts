// Which dialog lies over the window.

import { create } from 'zustand'

export type Overlay = 'none' | 'palette' | 'keys' | 'note' | 'rules' | 'rule' | 'report' | 'filter-sets' | 'redacted' | 'sources' | 'editor'

export const useOverlay = create<{ readonly overlay: Overlay }>()(() => ({ overlay: 'none' }))

export function showOverlay(overlay: Overlay): void {
  useOverlay.setState({ overlay })
}
