// The files that the system may open with Flamewise: what it reads and nobody else owns. Each package's associations are made of this list.
// The MIME types are ours (vendor tree), except where the field has one.

/**
 * `magic` is what stands at byte 0, where that alone tells the type.
 * @type {readonly { name: string, mimeType: string, extensions: readonly string[], magic?: string }[]}
 */
export const FILE_TYPES = [
  { name: 'pprof profile', mimeType: 'application/vnd.google.pprof', extensions: ['pprof', 'pb.gz', 'prof'] },
  { name: 'CPU profile', mimeType: 'application/vnd.flamewise.cpuprofile+json', extensions: ['cpuprofile'] },
  { name: 'Heap profile', mimeType: 'application/vnd.flamewise.heapprofile+json', extensions: ['heapprofile'] },
  { name: 'JDK Flight Recording', mimeType: 'application/vnd.flamewise.jfr', extensions: ['jfr'], magic: 'FLR\\0' },
  { name: 'Folded stacks', mimeType: 'text/vnd.flamewise.folded', extensions: ['folded', 'collapsed', 'stacks'] },
  { name: 'speedscope profile', mimeType: 'application/vnd.flamewise.speedscope+json', extensions: ['speedscope.json', 'speedscope'] },
  { name: 'perf script output', mimeType: 'text/vnd.flamewise.perf', extensions: ['perf'] },
  { name: 'perf recording', mimeType: 'application/vnd.flamewise.perf-data', extensions: ['perf.data'], magic: 'PERFILE2' },
  { name: 'callgrind profile', mimeType: 'text/vnd.flamewise.callgrind', extensions: ['callgrind', 'cachegrind'] },
  { name: 'Python cProfile statistics', mimeType: 'application/vnd.flamewise.pstats', extensions: ['pstats'] },
]
