// What an exported file is called: after the profile it came from, and saying so when it is a part of it.

/** What profiles are called at their end. What stands before is the person's own name for it. */
const ENDINGS =
  /\.(?:gz|zst|pb|pprof|folded|collapsed|txt|log|out|data|perf|script|json|speedscope|cpuprofile|heapprofile|jfr|svg|html|trace)$/i
/** `profile.pb.gz`, `trace.speedscope.json`. */
const MAX_ENDINGS = 2
/** As the window names a comparison. */
const AGAINST = ' against '

/** `ending` begins with its point: `.report.svg`. */
export function exportName(profileName: string, isFiltered: boolean, ending: string): string {
  const stems = profileName.split(AGAINST).map(stemOf)
  return `${stems.join('-vs-')}${isFiltered ? '.filtered' : ''}${ending}`
}

function stemOf(name: string): string {
  let stem = name
  for (let count = 0; count < MAX_ENDINGS; count++) stem = stem.replace(ENDINGS, '')
  return stem === '' ? 'profile' : stem
}
