import type { Plugin } from 'vite'

/** Does what packages do when they are loaded only when it is needed. */
export function lazyPackages(): Plugin

/** Loads Node's own modules by `require` where the source imports them when they are needed. */
export function ownModulesByRequire(): Plugin

/** A module whose body runs when the first of its classes is made. */
export function lazyClasses(code: string, names: readonly string[]): string
