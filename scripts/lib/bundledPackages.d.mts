import type { Plugin } from 'vite'

/** Writes `file`: a JSON list of the folders of all packages with a module in the bundle, below `root`, sorted. */
export function bundledPackages(root: string, file: string): Plugin

/** The licences of packages that were bundled. */
export function packageLicences(
  root: string,
  folders: readonly string[],
): readonly { readonly name: string; readonly version: string; readonly licence: string; readonly folder: string }[]
