// What colour a frame has: OKLCH colours of one lightness a role, chosen by module, kind of code or name, the same in window and report.

import { oklchToHex } from '../base/oklch'
import { unreachable } from '../base/unreachable'
import type { Role } from '../names/roles'
import { FRAME_KINDS, frameKind, functionName, type FrameKind, type ProfileNames } from '../profile/profile'
import type { Modules } from './modules'

export type ColourMode = 'module' | 'kind' | 'classic'
export type Shade = 'light' | 'dark'

/** Text on any of the colours below keeps 4.5 : 1 (asserted in the tests). */
export const FRAME_TEXT: Record<Shade, string> = { light: '#1c1e21', dark: '#f1f2f4' }

/** Of what is too narrow for boxes: grey, and closer to the page than any frame. */
export const CRUMB_COLOURS: Readonly<Record<Shade, string>> = { light: '#e2e5e9', dark: '#2a2d33' }

/** An eighth of the circle apart, and in an order in which the first ones, which most graphs have alone, are furthest from each other. */
const MODULE_HUES = [245, 65, 155, 335, 110, 290, 200, 20] as const
/** More modules of one role than hues come round again; runtime, kernel and collector are greys and need no more than a step between them. */
const MODULE_RING = MODULE_HUES.length
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

type Level = { readonly lightness: number; readonly chroma: number }

/**
 * Of modules, in the order of their slots. A person's own code is what a graph is read for: as strong as the screen can show in every
 * hue at one lightness. What is own and comes later is between it and the libraries, which are pale.
 */
const MODULE_LEVELS: Readonly<Record<Shade, readonly Level[]>> = {
  light: [
    { lightness: 0.8, chroma: 0.115 },
    { lightness: 0.86, chroma: 0.075 },
    { lightness: 0.9, chroma: 0.04 },
  ],
  dark: [
    { lightness: 0.5, chroma: 0.12 },
    { lightness: 0.44, chroma: 0.075 },
    { lightness: 0.38, chroma: 0.035 },
  ],
}
/** Darker (lighter) than crumbs, and less so than any other frame. */
const RUNTIME_LIGHTNESS: Readonly<Record<Shade, readonly number[]>> = { light: [0.85, 0.88, 0.82], dark: [0.36, 0.33, 0.39] }

/** Of kinds. Found by eye: saturated enough to tell the hues apart, pale (dark) enough that no frame shouts. */
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
      return modulePalette(shade)
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

function modulePalette(shade: Shade): readonly string[] {
  const hued = MODULE_LEVELS[shade].flatMap(level => MODULE_HUES.map(hue => oklchToHex({ ...level, hue })))
  return [...hued, ...RUNTIME_LIGHTNESS[shade].map(lightness => oklchToHex({ lightness, ...GREY }))]
}

/** Where each role's slots begin in the palette of modules, and how many there are: a module beyond them takes the first again. */
export const ROLE_SLOTS: Readonly<Record<Role, { readonly from: number; readonly count: number }>> = {
  own: { from: 0, count: 2 * MODULE_RING },
  library: { from: 2 * MODULE_RING, count: MODULE_RING },
  runtime: { from: 3 * MODULE_RING, count: RUNTIME_LIGHTNESS.light.length },
}

/** By row of a profile's modules: its slot in the palette of modules. */
export type ModuleSlots = Uint8Array

/** By frame row: its slot in the palette. */
export function frameColourSlots(profile: ProfileNames, { ofFn }: Modules, slots: ModuleSlots, mode: ColourMode): Uint8Array {
  const { fn, flags } = profile.frames
  if (mode === 'kind') return Uint8Array.from(flags, cell => FRAME_KINDS.indexOf(frameKind(cell)))
  if (mode === 'module') return Uint8Array.from(fn, row => slots[ofFn[row]])
  const slotOfFn = classicSlots(profile)
  return Uint8Array.from(fn, row => slotOfFn[row])
}

function classicSlots(profile: ProfileNames): Uint8Array {
  return Uint8Array.from(profile.functions.name, (_, fn) => textHash(functionName(profile, fn)) % CLASSIC_HUES.length)
}

/** FNV-1a, then mixed so that its low bits can choose among few slots. Only the start of a very long name counts. */
function textHash(text: string): number {
  let hash = 0x811c9dc5
  const end = Math.min(text.length, MAX_HASHED_LENGTH)
  for (let i = 0; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** Names that differ later than this are one family anyway. */
const MAX_HASHED_LENGTH = 300
