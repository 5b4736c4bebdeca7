// The shared-mime-info file of the Linux packages (freedesktop.org, Shared MIME-info Database 0.21).

/** Above the 50 that everybody has, so that `x.speedscope.json` is not just JSON and `cpu.pb.gz` not just gzip. */
const GLOB_WEIGHT = 60

/** @param {typeof import('../../build/fileTypes.mjs').FILE_TYPES} types */
export function mimeXml(types) {
  const entries = types.map(({ name, mimeType, extensions, magic }) => {
    const globs = extensions.map(extension => `    <glob weight="${GLOB_WEIGHT}" pattern="*.${extension}"/>`)
    const match = magic === undefined ? [] : [`    <magic priority="60"><match type="string" offset="0" value="${magic}"/></magic>`]
    return [
      `  <mime-type type="${mimeType}">`,
      `    <comment>${name}</comment>`,
      '    <icon name="flamewise"/>',
      ...globs,
      ...match,
      '  </mime-type>',
    ]
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">',
    ...entries.flat(),
    '</mime-info>',
    '',
  ].join('\n')
}
