import type { Plugin } from 'vite'

export function lazyReaders(): Plugin
export function withLazyReaders(text: string, whole: string): string
