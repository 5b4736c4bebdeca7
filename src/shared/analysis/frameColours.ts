// What colour a frame has: calm OKLCH colours of one lightness, chosen by module, kind of code or name, the same in window and report.

import { oklchToHex } from '../base/oklch'
import { unreachable } from '../base/unreachable'
import { FRAME_KINDS, frameKind, functionName, type FrameKind, type ProfileNames } from '../profile/profile'
import type { Modules } from './modules'

export type ColourMode = 'module' | 'kind' | 'classic'
export type Shade = 'light' | 'dark'

/** Text on any of the colours below keeps 4.5 : 1 (asserted in the tests). */
export const FRAME_TEXT: Record<Shade, string> = { light: '#1c1e21', dark: '#f1f2f4' }

/** Of what is too narrow for boxes: grey, and closer to the page than any frame. */
export const CRUMB_COLOURS: Readonly<Record<Shade, string>> = { light: '#d3d7dd', dark: '#3a3e46' }

/** Far enough apart to be told from each other, and in an order in which neighbours differ. */
const MODULE_HUES = [255, 150, 55, 320, 200, 95, 20, 285, 175, 75, 345, 230] as const
/** Red to yellow, as flame graphs have been since the first one. */
const CLASSIC_HUES = [28, 36, 44, 52, 60, 68, 76, 84] as const
/** Null is grey: nothing is known, or nothing runs. */
const KIND_HUES: Record<FrameKind, number | null> = {
  unknown: null,
  native: 80,
  kernel: 35,
  jit: 150,
  interpreted: 250,
  gc: 345,
  idle: null,
}

/** Found by eye: saturated enough to tell the hues apart, pale (dark) enough that no frame shouts. */
const LEVELS = { light: { lightness: 0.85, chroma: 0.075 }, dark: { lightness: 0.43, chroma: 0.07 } } as const
const CLASSIC_CHROMA = { light: 0.115, dark: 0.09 } as const
/** Grey, with a trace of blue so that it sits with the rest. */
const GREY = { chroma: 0.008, hue: 260 } as const
/** Idle is greyer still than unknown. */
const IDLE_STEP = { light: 0.07, dark: -0.09 } as const

/** CSS colours by slot. */
export function framePalette(mode: ColourMode, shade: Shade): readonly string[] {
  const { lightness, chroma } = LEVELS[shade]
  switch (mode) {
    case 'module':
      return MODULE_HUES.map(hue => oklchToHex({ lightness, chroma, hue }))
    case 'classic':
      return CLASSIC_HUES.map(hue => oklchToHex({ lightness, chroma: CLASSIC_CHROMA[shade], hue }))
    case 'kind':
      return FRAME_KINDS.map(kind => {
        const hue = KIND_HUES[kind]
        const level = kind === 'idle' ? lightness + IDLE_STEP[shade] : lightness
        return oklchToHex(hue === null ? { lightness: level, ...GREY } : { lightness, chroma, hue })
      })
    default:
      return unreachable(mode)
  }
}

/** By frame row: its slot in the palette. */
export function frameColourSlots(profile: ProfileNames, modules: Modules, mode: ColourMode): Uint8Array {
  const { fn, flags } = profile.frames
  if (mode === 'kind') return Uint8Array.from(flags, cell => FRAME_KINDS.indexOf(frameKind(cell)))
  const slotOfFn = mode === 'module' ? moduleSlots(modules) : classicSlots(profile)
  return Uint8Array.from(fn, row => slotOfFn[row])
}

/** The slot of a module: from its name alone, so that it is the same in every profile. */
export function moduleSlot(name: string): number {
  return textHash(name) % MODULE_HUES.length
}

function moduleSlots({ names, ofFn }: Modules): Uint8Array {
  const slots = names.map(moduleSlot)
  return Uint8Array.from(ofFn, row => slots[row])
}

function classicSlots(profile: ProfileNames): Uint8Array {
  return Uint8Array.from(profile.functions.name, (_, fn) => textHash(functionName(profile, fn)) % CLASSIC_HUES.length)
}

/** FNV-1a, then mixed so that its low bits can choose among few slots. Only the start of a very long name counts. */
function textHash(text: string): number {
  let hash = HASH_START
  const end = Math.min(text.length, MAX_HASHED_LENGTH)
  for (let i = 0; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/**
 * FNV's own start, turned so that the modules that stand side by side most often (Go's, Java's, Node's and the kernel's) have
 * colours of their own.
 */
const HASH_START = 0x811c9dc5 ^ 10923

/** Names that differ later than this are one family anyway. */
const MAX_HASHED_LENGTH = 300
