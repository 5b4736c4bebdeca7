// The runtimes that findings tell apart, and which one a source file is for, by how its name ends.

export const RUNTIMES = ['go', 'jvm', 'node', 'python', 'ruby', 'dotnet', 'rust', 'native'] as const
export type Runtime = (typeof RUNTIMES)[number]

const LANGUAGES: Readonly<Record<string, Runtime>> = {
  go: 'go',
  java: 'jvm',
  kt: 'jvm',
  scala: 'jvm',
  groovy: 'jvm',
  clj: 'jvm',
  js: 'node',
  mjs: 'node',
  cjs: 'node',
  jsx: 'node',
  ts: 'node',
  mts: 'node',
  cts: 'node',
  tsx: 'node',
  vue: 'node',
  svelte: 'node',
  py: 'python',
  pyx: 'python',
  rb: 'ruby',
  erb: 'ruby',
  cs: 'dotnet',
  fs: 'dotnet',
  vb: 'dotnet',
  rs: 'rust',
  c: 'native',
  cc: 'native',
  cpp: 'native',
  cxx: 'native',
  h: 'native',
  hh: 'native',
  hpp: 'native',
  m: 'native',
  mm: 'native',
}

const EXTENSION = /\.([a-z]{1,6})(?:[?:#].*)?$/i

/** Null where the ending says nothing, as of assembler and of what has none. */
export function languageOf(file: string): Runtime | null {
  const extension = EXTENSION.exec(file)?.[1].toLowerCase()
  return extension === undefined ? null : (LANGUAGES[extension] ?? null)
}
