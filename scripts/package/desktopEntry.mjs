// The menu entry of the Linux packages (freedesktop.org, Desktop Entry Specification 1.5).

/**
 * `%F`: a second file goes to the window that is open, several at once are compared.
 * @param {{ productName: string, description: string }} program
 * @param {typeof import('../../build/fileTypes.mjs').FILE_TYPES} types
 */
export function desktopEntry({ productName, description }, types) {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${productName}`,
    'GenericName=Profile viewer',
    `Comment=${description}`,
    'Exec=flamewise %F',
    'Icon=flamewise',
    'Terminal=false',
    'Categories=Development;Profiling;',
    'Keywords=profile;profiler;flame graph;performance;pprof;perf;JFR;',
    `MimeType=${types.map(({ mimeType }) => mimeType).join(';')};`,
    'StartupWMClass=flamewise',
    '',
  ].join('\n')
}
