// Puts the window back where it was left, if that is still on a screen.

import { isRecord } from '../shared/base/json'

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type WindowState = { readonly bounds: Box; readonly isMaximized: boolean }

/** Room for the flame graph and a table beside it, on a small laptop too. */
export const DEFAULT_SIZE = { width: 1280, height: 800 }
/** Below this the toolbar would not fit. */
export const MIN_SIZE = { width: 900, height: 600 }

/** As much of the title bar as a pointer can take hold of. */
const GRIP_PX = 80

/** Null for what was not written by us, or what would be off every screen. */
export function restoredState(kept: unknown, workAreas: readonly Box[]): WindowState | null {
  if (!isRecord(kept) || !isBox(kept['bounds'])) return null
  const { bounds } = kept
  const isReachable = workAreas.some(
    area =>
      bounds.x + bounds.width >= area.x + GRIP_PX &&
      bounds.x <= area.x + area.width - GRIP_PX &&
      bounds.y >= area.y &&
      bounds.y <= area.y + area.height - GRIP_PX,
  )
  return isReachable ? { bounds, isMaximized: kept['isMaximized'] === true } : null
}

function isBox(value: unknown): value is Box {
  return isRecord(value) && ['x', 'y', 'width', 'height'].every(key => Number.isInteger(value[key]))
}
