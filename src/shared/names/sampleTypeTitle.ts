// What a sample type measures, as a person says it: files have `inuse_space` and `cpu`.

const TITLES: Readonly<Record<string, string>> = {
  cpu: 'CPU time',
  wall: 'Wall-clock time',
  samples: 'Samples',
  inuse_space: 'Memory in use',
  inuse_objects: 'Objects in use',
  alloc_space: 'Memory allocated',
  alloc_objects: 'Objects allocated',
  contentions: 'Contentions',
  delay: 'Time waited for locks',
  goroutine: 'Goroutines',
  goroutines: 'Goroutines',
  cycles: 'CPU cycles',
  instructions: 'Instructions',
}

/** By sample type: its title, or its own name where that is not known or two would be called alike. */
export function sampleTypeTitles(names: readonly string[]): readonly string[] {
  const titles = names.map(name => (Object.hasOwn(TITLES, name) ? TITLES[name] : name))
  return titles.map((title, at) => (titles.indexOf(title) === titles.lastIndexOf(title) ? title : names[at]))
}
