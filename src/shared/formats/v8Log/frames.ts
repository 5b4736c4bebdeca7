// Code of V8's log as frames: functions of scripts, built-in code, and libraries whose symbols the log does not know.

import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE, type FrameKind } from '../../profile/profile'
import { flagsOf, functionOf, scriptOf, type CallFrame } from '../cpuprofile/functions'

/** Ends `render file:///srv/shop/app.js:12:3`; a function without a name begins with the blank. */
const PLACE = /:(\d{1,9}):(\d{1,9})$/
/** Begins a path or an address, which may have blanks itself. */
const PATH = / (?=\/|[a-z]{2,20}:\/\/|[A-Za-z]:[\\/])/
/** Longer than two such numbers. */
const PLACE_CHARS = 24
/** Names of 0x and of V8's own tools for what has none. */
const NO_NAME = /^(?:\(anonymous\)|<anonymous>)$/

/** `name` as V8 writes it: function, blank, place. `kind` null: how it runs is not said. */
export function scriptFrame(name: string, kind: FrameKind | null, builder: ProfileBuilder): number {
  const [place = '', line = '0', column = '0'] = PLACE.exec(name.slice(-PLACE_CHARS)) ?? []
  const rest = name.slice(0, name.length - place.length)
  const path = place === '' ? -1 : rest.search(PATH)
  const blank = place === '' ? rest.length : path === -1 ? rest.lastIndexOf(' ') : path
  const script = scriptOf(rest.slice(blank + 1))
  const fn = rest.slice(0, Math.max(0, blank))
  const frame: CallFrame = { name: NO_NAME.test(fn) ? '' : fn, script, line: Number(line), column: Number(column) }
  return builder.frame(builder.fn(functionOf(frame)), NONE, NONE, kind === null ? flagsOf(frame) : frameFlags(kind))
}

/** Whether a name ends with a place, as those of scripts do. */
export function hasPlace(name: string): boolean {
  return PLACE.test(name.slice(-PLACE_CHARS))
}

/** What the linker puts behind names of a versioned library: `write@@GLIBC_2.2.5`. */
const VERSION = /@@?[A-Z][\w.]*$/

/** Functions of C++ and built-in code of V8. `module` null: not known. */
export function nativeFrame(name: string, module: string | null, builder: ProfileBuilder): number {
  const shown = name.replace(VERSION, '')
  const systemName = shown === name ? null : name
  return builder.frame(builder.fn({ name: shown === '' ? '(unnamed)' : shown, systemName, module }), NONE, NONE, frameFlags('native'))
}

/** A library whose functions nobody named: `[libc.so.6]`. */
export function libraryFrame(path: string, builder: ProfileBuilder): number {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return nativeFrame(name.startsWith('[') ? name : `[${name}]`, path, builder)
}
