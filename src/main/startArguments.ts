// Which files a command line names, whoever started the process: a launcher, the desktop, or a test with switches of its own.

/** `hasAppPath`: Electron's own binary was started with the program's folder as its first argument that is not a switch. */
export function filesNamed(argv: readonly string[], hasAppPath: boolean): readonly string[] {
  // A path that begins with a dash comes as an absolute one from the launcher; alone it is standard input.
  const named = argv.slice(1).filter(argument => argument === '-' || !argument.startsWith('-'))
  return hasAppPath ? named.slice(1) : named
}
